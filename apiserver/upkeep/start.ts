import type { ApiServer } from "../server.ts";
import { keepDefaultServiceCidr } from "./default-service-cidr.ts";
import { keepFlowControl } from "./flow-control.ts";
import { keepKubernetesService } from "./kubernetes-service.ts";
import { keepSystemNamespaces } from "./system-namespaces.ts";
import { Upkeep } from "./upkeep.ts";

/** Looks after what a new cluster was given, from now on. */
export function startUpkeep({ registry, own, serviceCidrs }: ApiServer): void {
  const duties = [
    keepSystemNamespaces,
    keepDefaultServiceCidr(serviceCidrs),
    keepKubernetesService,
    keepFlowControl,
  ];
  const { storage, clock } = registry;
  for (const duty of duties) new Upkeep(duty, { storage, clock, handler: own });
}
