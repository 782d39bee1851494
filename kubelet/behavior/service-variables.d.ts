/** The variables by which containers find Services. Source: kubelet 1.36, pkg/kubelet/envvars. */
import type { Service } from "../../api/core/service/service.ts";
/** `WEB_SERVICE_HOST` and the like, of all Services that have an address. */
export declare function serviceVariables(services: readonly Service[]): readonly (readonly [name: string, value: string])[];
