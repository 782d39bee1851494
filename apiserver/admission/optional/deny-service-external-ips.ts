import { Service } from "../../../api/core/service/service.ts";
import { forbidden } from "../../../api/status.ts";
import type { AdmissionPlugin } from "../plugin.ts";

/** Services take no external IPs but those that they have. Source: denyserviceexternalips 1.36. */
export const denyServiceExternalIPs: AdmissionPlugin = {
  name: "DenyServiceExternalIPs",
  resource: Service,
  reviews: new Set([""]),
  review({ stored, definition, name }, _, object) {
    // The plugin is given Services alone, on an update both of them.
    const [next, before] = [object as Service, stored as Service | undefined];
    const held = new Set(before?.spec.externalIPs);
    if ((next.spec.externalIPs ?? []).every((address) => held.has(address))) return;
    const fact = "Use of external IPs is denied by admission control";
    throw forbidden(definition, name, fact);
  },
};
