import { IPAddress } from "../../api/networking/ip-address.ts";
import { ServiceCIDR } from "../../api/networking/service-cidr.ts";
import { type Controller, nothing, watch } from "../../client/controller.ts";
import { planServiceCidrs } from "./plan.ts";

/** There are few ranges, and whether one may go depends on the others: all are looked at. */
const all = () => ["service-cidrs"];

/** Makes ServiceCIDRs ready, and keeps them while addresses need them. */
export const serviceCidrController: Controller = {
  name: "service-cidr-controller",
  watches: [
    watch(ServiceCIDR, { keys: all }),
    watch(IPAddress, { keys: all, when: (next) => next === undefined }),
  ],
  reconcile(_, view) {
    const cidrs = view.list(ServiceCIDR);
    if (cidrs.length === 0) return nothing;
    const isLeaving = cidrs.some(({ metadata }) => metadata.deletionTimestamp !== undefined);
    const addresses = isLeaving ? view.list(IPAddress) : [];
    return planServiceCidrs({ cidrs, addresses, nowMs: view.nowMs });
  },
};
