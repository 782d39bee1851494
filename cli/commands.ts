import type { Command } from "./command.ts";

/** A command, which loads when it is called. */
export interface Listed {
  readonly summary: string;
  load(): Promise<{ readonly command: Command }>;
}

/** Every command, in the order of the help. A new one is its own file and one line here. */
export const commands: Readonly<Record<string, Listed>> = {
  up: listed("Run a cluster and serve it", () => import("./up.ts")),
  test: listed("Play scenarios, and tell which fail and why", () => import("./test.ts")),
  get: listed("Show one or many objects", () => import("./get.ts")),
  describe: listed("Show objects in full, with their events", () => import("./describe.ts")),
  events: listed("Show events, the latest last", () => import("./events.ts")),
  explain: listed("Tell of the fields of a resource", () => import("./explain.ts")),
  apply: listed("Bring objects to the state of a manifest", () => import("./apply.ts")),
  "apply view-last-applied": listed(
    "Show what was last applied to objects",
    () => import("./apply/view-last-applied.ts"),
  ),
  "apply set-last-applied": listed(
    "Have objects count as applied with what manifests say",
    () => import("./apply/set-last-applied.ts"),
  ),
  "apply edit-last-applied": listed(
    "Change what was last applied in an editor",
    () => import("./apply/edit-last-applied.ts"),
  ),
  diff: listed("Show what apply would change", () => import("./diff.ts")),
  kustomize: listed("Print what a kustomization makes", () => import("./kustomize.ts")),
  create: listed("Make the objects of a manifest", () => import("./create.ts")),
  "create deployment": listed("Make a deployment", () => import("./create/deployment.ts")),
  "create job": listed("Make a job", () => import("./create/job.ts")),
  "create cronjob": listed("Make a cron job", () => import("./create/cronjob.ts")),
  "create configmap": listed(
    "Make a ConfigMap of values and files",
    () => import("./create/configmap.ts"),
  ),
  "create secret generic": listed(
    "Make a Secret of values and files",
    () => import("./create/secret-generic.ts"),
  ),
  "create secret docker-registry": listed(
    "Make a Secret with which images are pulled",
    () => import("./create/secret-docker-registry.ts"),
  ),
  "create secret tls": listed(
    "Make a Secret of a certificate and its key",
    () => import("./create/secret-tls.ts"),
  ),
  "create namespace": listed("Make a namespace", () => import("./create/namespace.ts")),
  "create serviceaccount": listed(
    "Make a service account",
    () => import("./create/serviceaccount.ts"),
  ),
  "create service clusterip": listed(
    "Make a service inside the cluster",
    () => import("./create/service-clusterip.ts"),
  ),
  "create service nodeport": listed(
    "Make a service on a port of every node",
    () => import("./create/service-nodeport.ts"),
  ),
  "create service loadbalancer": listed(
    "Make a service that is reached from outside",
    () => import("./create/service-loadbalancer.ts"),
  ),
  "create service externalname": listed(
    "Make a service that is another name",
    () => import("./create/service-externalname.ts"),
  ),
  "create ingress": listed("Make an ingress", () => import("./create/ingress.ts")),
  "create role": listed("Make a role of one rule", () => import("./create/role.ts")),
  "create clusterrole": listed("Make a cluster role", () => import("./create/clusterrole.ts")),
  "create rolebinding": listed(
    "Give a role in a namespace",
    () => import("./create/rolebinding.ts"),
  ),
  "create clusterrolebinding": listed(
    "Give a cluster role everywhere",
    () => import("./create/clusterrolebinding.ts"),
  ),
  "create quota": listed("Make a quota", () => import("./create/quota.ts")),
  "create poddisruptionbudget": listed(
    "Make a disruption budget",
    () => import("./create/poddisruptionbudget.ts"),
  ),
  "create priorityclass": listed(
    "Make a priority class",
    () => import("./create/priorityclass.ts"),
  ),
  "create token": listed("Ask for a token of a service account", () => import("./create/token.ts")),
  run: listed("Run an image in a pod", () => import("./run.ts")),
  expose: listed("Make a service for the pods of a workload", () => import("./expose.ts")),
  edit: listed("Change objects in an editor", () => import("./edit.ts")),
  patch: listed("Change fields of objects", () => import("./patch.ts")),
  replace: listed("Put objects in the place of others", () => import("./replace.ts")),
  delete: listed("Delete objects", () => import("./delete.ts")),
  scale: listed("Set how many replicas a workload wants", () => import("./scale.ts")),
  autoscale: listed("Scale a workload by what its pods use", () => import("./autoscale.ts")),
  "set image": listed("Change the images of containers", () => import("./set/image.ts")),
  "set env": listed("Change the variables of containers", () => import("./set/env.ts")),
  "set resources": listed("Change what containers request", () => import("./set/resources.ts")),
  "set selector": listed("Change which pods a service leads to", () => import("./set/selector.ts")),
  "set serviceaccount": listed(
    "Change the account of pods",
    () => import("./set/serviceaccount.ts"),
  ),
  "set subject": listed("Change who has a role", () => import("./set/subject.ts")),
  "rollout status": listed("Wait for a rollout", () => import("./rollout/status.ts")),
  "rollout history": listed("Show the revisions", () => import("./rollout/history.ts")),
  "rollout undo": listed("Go back to an earlier revision", () => import("./rollout/undo.ts")),
  "rollout restart": listed("Replace every pod", () => import("./rollout/restart.ts")),
  "rollout pause": listed("Hold a rollout", () => import("./rollout/pause.ts")),
  "rollout resume": listed("Go on with a rollout", () => import("./rollout/resume.ts")),
  wait: listed("Wait until objects are as wanted", () => import("./wait.ts")),
  "certificate approve": listed(
    "Approve requests for certificates",
    () => import("./certificate/approve.ts"),
  ),
  "certificate deny": listed(
    "Deny requests for certificates",
    () => import("./certificate/deny.ts"),
  ),
  cordon: listed("Keep new pods off nodes", () => import("./node/cordon.ts")),
  uncordon: listed("Let new pods on nodes again", () => import("./node/uncordon.ts")),
  drain: listed(
    "Keep new pods off nodes, and move those that are there",
    () => import("./node/drain.ts"),
  ),
  taint: listed("Set or remove taints of nodes", () => import("./node/taint.ts")),
  label: listed("Set or remove labels", () => import("./label.ts")),
  annotate: listed("Set or remove annotations", () => import("./annotate.ts")),
  logs: listed("Print what containers wrote", () => import("./logs.ts")),
  exec: listed("Run a command in a container", () => import("./exec.ts")),
  cp: listed("Copy files into and out of containers", () => import("./cp.ts")),
  attach: listed("Join the process of a container", () => import("./attach.ts")),
  debug: listed("Look into pods and nodes from a container", () => import("./debug.ts")),
  "port-forward": listed("Bring local ports to a pod", () => import("./port-forward.ts")),
  proxy: listed("Bring a local port to the API server", () => import("./proxy.ts")),
  curl: listed("Send a request and show its way", () => import("./curl.ts")),
  traffic: listed("Send requests by simulated clients", () => import("./traffic.ts")),
  why: listed("Show why an object is there, gone, or not as wanted", () => import("./why.ts")),
  timeline: listed("Show what happened, and who did it", () => import("./timeline.ts")),
  top: listed("Show what pods or nodes use", () => import("./top.ts")),
  "api-resources": listed("Show what the server serves", () => import("./api-resources.ts")),
  "api-versions": listed("Show the API's versions", () => import("./api-versions.ts")),
  "cluster-info": listed("Show where the cluster is", () => import("./cluster-info.ts")),
  "cluster-info dump": listed(
    "Show what there is in a cluster, and its logs",
    () => import("./cluster-info/dump.ts"),
  ),
  "auth can-i": listed("Tell whether one may do it", () => import("./auth/can-i.ts")),
  "auth reconcile": listed(
    "See to it that roles give what a manifest says",
    () => import("./auth/reconcile.ts"),
  ),
  "auth whoami": listed("Tell whom one counts as", () => import("./auth/whoami.ts")),
  "config current-context": listed(
    "Show which context commands use",
    () => import("./config/current-context.ts"),
  ),
  "config get-contexts": listed("Show the contexts", () => import("./config/get-contexts.ts")),
  "config get-clusters": listed("Show the clusters", () => import("./config/get-clusters.ts")),
  "config get-users": listed("Show the users", () => import("./config/get-users.ts")),
  "config use-context": listed("Set the context to use", () => import("./config/use-context.ts")),
  "config set-context": listed("Set parts of a context", () => import("./config/set-context.ts")),
  "config rename-context": listed("Rename a context", () => import("./config/rename-context.ts")),
  "config delete-context": listed("Delete a context", () => import("./config/delete-context.ts")),
  "config set-cluster": listed("Set parts of a cluster", () => import("./config/set-cluster.ts")),
  "config delete-cluster": listed("Delete a cluster", () => import("./config/delete-cluster.ts")),
  "config set-credentials": listed(
    "Set parts of a user",
    () => import("./config/set-credentials.ts"),
  ),
  "config delete-user": listed("Delete a user", () => import("./config/delete-user.ts")),
  "config set": listed("Set a property, named with dots", () => import("./config/set.ts")),
  "config unset": listed(
    "Take a property away, named with dots",
    () => import("./config/unset.ts"),
  ),
  "config view": listed("Show the kubeconfig", () => import("./config/view.ts")),
  completion: listed("Have a shell complete words", () => import("./completion.ts")),
  version: listed("Show the versions", () => import("./version.ts")),
};

function listed(summary: string, load: Listed["load"]): Listed {
  return { summary, load };
}
