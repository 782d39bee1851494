import { type Controller } from "../../client/controller.ts";
/** Keeps roles that are made up of others up to date. Any role may be part of any. */
export declare const clusterRoleAggregationController: Controller;
