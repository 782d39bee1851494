/** `kubesim cluster-info`: where the cluster is. */
import { clusterInfo } from "../client/kubectl/cluster-info.ts";
import { defineCommand } from "./command.ts";
import { parts } from "./targets/targets.ts";

export const command = defineCommand({
  name: "cluster-info",
  usage: "[flags]",
  summary: "Show where the cluster is",
  flags: {},
  async run(io) {
    const namespace = io.isNamespaceGiven ? io.namespace : "kube-system";
    const path = `/api/v1/namespaces/${namespace}/services`;
    const labelSelector = encodeURIComponent("kubernetes.io/cluster-service=true");
    const list = await io.client.json({ path: `${path}?labelSelector=${labelSelector}` });
    io.write(clusterInfo(io.target.server, parts(list, "items"), "kubesim"));
  },
});
