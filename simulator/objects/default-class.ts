import { StorageClass } from "../../api/storage/storage-class.ts";
import type { ApiServer } from "../../apiserver/server.ts";
import { untyped } from "../../client/action.ts";

/** Who makes the volumes of the class that every cluster has. */
const provisioner = "disk.sim.kubesim.dev";

/** Creates the storage class of claims that name none, as those who set up clusters do. */
export function createDefaultClass(server: ApiServer): void {
  const body = {
    metadata: {
      name: "standard",
      annotations: { "storageclass.kubernetes.io/is-default-class": "true" },
    },
    provisioner,
    volumeBindingMode: "WaitForFirstConsumer",
    allowVolumeExpansion: true,
  };
  const resource = untyped(StorageClass);
  const { code, body: answer } = server.handle({
    verb: "create",
    resource,
    body,
    actor: "kube-addon-manager",
  });
  if (code >= 400) throw new Error(`default class: ${JSON.stringify(answer)}`);
}
