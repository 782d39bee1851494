/** What is told of load balancers. Source: k8s.io/cloud-provider, service controller 1.36. */
import type { Service } from "../../api/core/service/service.ts";
import { type Action, type EventNote } from "../../client/action.ts";
export declare const normal: (regarding: Service, reason: string, message: string) => EventNote;
export declare const note: (service: Service, reason: string, message: string) => Action;
export declare const syncFailed: (regarding: Service, error: string) => EventNote;
/** No node takes traffic. */
export declare const unavailable: (regarding: Service) => EventNote;
