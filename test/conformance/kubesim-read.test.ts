/** kubesim's own command line reads as kubectl does: same output, same errors, same exit code. */
import { beforeAll, describe, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { expectParity, requireBundle } from "./parity.ts";
import { prepareStillCluster } from "./still-cluster.ts";

let bench: Workbench;

beforeAll(async () => {
  requireBundle();
  bench = await Workbench.open({ speed: 0, prepare: prepareStillCluster });
  bench.useContextNamespace("demo");
  return () => bench.close();
});

const same = (commands: readonly string[]) =>
  test.each(commands)("kubectl %s", (command) => expectParity(bench, `kubectl ${command}`));

describe("tables are alike", () => {
  same([
    "get pods",
    "get pod rich",
    "get po,svc,cm",
    "get pods -o wide",
    "get deploy,rs -o wide",
    "get ds -o wide -n daemons",
    "get controllerrevisions -n daemons",
    "get sts,controllerrevisions -o wide -n sets",
    "get jobs,cj -n batch",
    "get jobs,cronjobs -o wide -n batch",
    "get svc,endpoints,endpointslices",
    "get svc -o wide",
    "get nodes",
    "get nodes -o wide",
    "get ns",
    "get ns,nodes",
    "get secrets,sa,cm",
    "get pdb",
    "get quota -n limited",
    "get clusterroles",
    "get clusterrolebindings -o wide",
    "get roles,rolebindings -n limited",
    "get pc",
    "get priorityclass system-node-critical -o yaml",
    "get ib",
    "get ib slow -o yaml",
    "get rc -o wide",
    "get events",
    "get events -o wide",
    "get lease -n kube-node-lease",
    "get all",
    "get all -A",
    "get pods -A",
    "get pods -A -o wide --show-labels",
    "get pods --show-labels",
    "get pods -L app,tier",
    "get pods --no-headers",
    "get pods -l app=web",
    "get pods -l 'app in (web,rich),!tier'",
    "get pods --field-selector status.phase=Running",
    "get pods -l app=web --sort-by=.metadata.labels.app",
    "get pods -l app=web --sort-by=.status.startTime -o name",
    "get deploy/web svc/web",
    "get deploy.apps",
    "get deployments.v1.apps web",
    "get pods -n empty",
    "get pods -l app=none",
    "get pods none --ignore-not-found",
  ]);
});

describe("objects are alike", () => {
  same([
    "get pod rich -o yaml",
    "get pod rich -o json",
    "get deploy web -o yaml",
    "get deploy,svc -o yaml",
    "get sts db -o yaml -n sets",
    "get cm conf -o json",
    "get cm conf -o yaml",
    "get secrets -o yaml",
    "get nodes -o yaml",
    "get events -o yaml",
    "get pods -o name",
    "get deploy,svc -o name",
    "get pods -o jsonpath='{.items[*].metadata.name}'",
    `get pods -o jsonpath='{range .items[*]}{.metadata.name}{"\\t"}{.status.phase}{"\\n"}{end}'`,
    `get pods -o jsonpath='{.items[?(@.status.phase=="Pending")].metadata.name}'`,
    "get deploy web -o jsonpath={.spec.template.spec.containers[0].image}",
    "get deploy web -o jsonpath={.status.conditions}",
    "get deploy web -o jsonpath={.spec.nope}",
    "get deploy web -o jsonpath={..image}",
    "get pods -o " +
      "custom-columns=NAME:.metadata.name,NODE:.spec.nodeName,IMAGES:.spec.containers[*].image",
    "get --raw /healthz",
    "get --raw /api/v1/namespaces/demo/configmaps/conf",
  ]);
});

describe("descriptions are alike", () => {
  same([
    "describe pod rich",
    "describe pod crashes",
    "describe pod done",
    "describe pod pulls",
    "describe pod waiting",
    "describe pods -l app=web",
    "describe pods",
    "describe deploy web",
    "describe deploy stuck",
    "describe deploy paused",
    "describe deploy",
    "describe ds agent -n daemons",
    "describe ds -n daemons",
    "describe job done -n batch",
    "describe job indexed -n batch",
    "describe jobs -n batch",
    "describe cronjob tick -n batch",
    "describe cj -n batch",
    "describe rs",
    "describe rs -l app=stuck",
    "describe rc",
    "describe sts db -n sets",
    "describe sts -n sets",
    "describe controllerrevisions -n sets",
    "describe pod db-0 -n sets",
    "describe svc web",
    "describe svc ported",
    "describe svc headless",
    "describe svc elsewhere",
    "describe svc",
    "describe cm conf",
    "describe secret s",
    "describe sa robot",
    "describe node node-0",
    "describe node node-2",
    "describe nodes",
    "describe ns demo",
    "describe pdb",
    "describe pdb nobody",
    "describe quota -n limited",
    "describe ns limited",
    "describe role -n limited",
    "describe rolebinding -n limited",
    "describe clusterrole",
    "describe clusterrole edit",
    "describe clusterrolebinding",
    "describe pc",
    "describe pc system-node-critical",
    "describe endpoints ported",
    "describe endpointslices -l kubernetes.io/service-name=ported",
    "describe lease node-0 -n kube-node-lease",
    "describe deploy/web svc/web",
    "describe deploy we",
    "describe deploy web --show-events=false",
  ]);
});

describe("rollouts are read alike", () => {
  same([
    "rollout status deploy/web",
    "rollout status deploy web",
    "rollout status deploy/stuck --watch=false",
    "rollout status deploy/paused --watch=false",
    "rollout status deploy/none",
    "rollout status ds/agent --watch=false -n daemons",
    "rollout status ds/by-hand -n daemons",
    "rollout status cm/conf",
    "rollout history deploy/web",
    "rollout history deploy/stuck",
    "rollout history deploy/web --revision=1",
    "rollout history deploy/web --revision=9",
    "rollout history ds/agent -n daemons",
    "rollout history ds/agent --revision=1 -n daemons",
    "rollout history ds/agent --revision=9 -n daemons",
    "rollout history ds -n daemons",
    "rollout history deploy/none",
    "rollout history deploy",
    "rollout status sts/db -n sets",
    "rollout status sts/staged -n sets",
    "rollout status sts/byhand -n sets",
    "rollout history sts/db -n sets",
    "rollout history sts/db --revision=1 -n sets",
    "rollout history sts/db --revision=2 -n sets",
    "rollout history sts/db --revision=9 -n sets",
    "rollout history sts -n sets",
  ]);
});

describe("logs are alike", () => {
  same([
    "logs rich",
    "logs rich -c prepare",
    "logs done -c one",
    "logs done",
    "logs done --all-containers | sort",
    "logs done --all-containers --prefix | sort",
    "logs done -c one --tail=1",
    "logs done -c one --timestamps",
    "logs crashes --previous",
    "logs pulls",
    "logs waiting",
    "logs deploy/web",
    "logs sts/db -n sets",
    "logs -l app=web --tail=1 | sort",
    "logs rich -c nope",
    "logs nope",
    "logs rich --previous",
    "logs done -c one --since-time=2026-01-01T00:00:00Z",
    "logs done -c one --since-time=2027-01-01T00:00:00Z",
    "logs done -c one --since=1h --since-time=2026-01-01T00:00:00Z",
    "logs done -c one --since-time=yesterday",
    "logs done -c one --limit-bytes=3",
    "logs done -c one --limit-bytes=-3",
    "logs done -c one --tail=0",
    "logs done -c one --tail=-2",
    "logs done -c one -f",
    "logs done --all-containers -c one",
    "logs deploy/web --all-pods --tail=1 | sort",
    "logs deploy/web --all-pods --all-containers --tail=1 | sort",
    "logs -l app=web --prefix --tail=1 | sort",
    "logs -l app=web --all-containers --prefix --timestamps | sort",
    "logs -l app=web -f --max-log-requests=1",
    "logs -l app=none",
    "logs rich -l app=web",
  ]);
});

describe("resources are listed alike", () => {
  same([
    "api-resources",
    "api-resources -o wide",
    "api-resources -o name",
    "api-resources --namespaced=false",
    "api-resources --api-group=apps",
    "api-resources --no-headers --sort-by=kind",
  ]);
});

describe("refusals are alike", () => {
  same([
    "get",
    "get nopes",
    "get pod nope",
    "get pod rich nope",
    "get pods -o bogus",
    "get pods -o custom-columns=X",
    "get pods -o jsonpath={.items[}",
    "get pods -l 'a in (b'",
    "get pods --field-selector=spec.x=1",
    "get pods rich -l app=rich",
    "get --raw /nope",
    "get pods --context none",
    "get pods --kubeconfig nowhere",
    "describe",
    "describe pod nope",
    "describe nopes",
    "describe pods -l none=x",
    "rollout status",
    "rollout history",
    "logs",
    "get pods --badflag",
    "frobnicate",
  ]);
});
