import type { Strategy } from "../../resource.ts";
import { defaultService } from "./defaults.ts";
import { validateLoadBalancerStatus } from "./load-balancer.ts";
import type { Service } from "./service.ts";
import { dropTypeDependentFields, normalizeClusterIPs, patchAllocatedValues } from "./update.ts";
import { validateClassUpdate, validateService } from "./validate.ts";
import { validateAddressUpdate } from "./validate-addresses.ts";
import { validateHealthCheckPortUpdate } from "./validate-traffic.ts";
import { serviceWarnings } from "./warnings.ts";

/** How Services are created and changed. Source: pkg/registry/core/service 1.36. */
export const serviceStrategy: Strategy<Service> = {
  defaults: defaultService,
  prepareForCreate: (object) => normalizeClusterIPs({ ...object, status: { loadBalancer: {} } }),
  prepareForUpdate(next, stored) {
    const patched = patchAllocatedValues(next, stored);
    return dropTypeDependentFields(normalizeClusterIPs(patched, stored), stored);
  },
  prepareForStatusUpdate: (next, stored) => ({ ...next, spec: stored.spec }),
  validate: validateService,
  updateRulesFirst: true,
  validateUpdate: (next, stored) => [
    ...validateAddressUpdate(next, stored),
    ...validateClassUpdate(next, stored),
    ...validateHealthCheckPortUpdate(next, stored),
  ],
  validateStatusUpdate: ({ spec, status }) =>
    validateLoadBalancerStatus(status.loadBalancer, spec.type, "status.loadBalancer"),
  warnings: serviceWarnings,
};
