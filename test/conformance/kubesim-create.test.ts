/** What kubesim's own command line makes of flags, against what kubectl makes of the same words. */
import { beforeAll, describe, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { normal } from "./normal.ts";
import { expectParity, expectParityIn, requireBundle } from "./parity.ts";
import { prepareStillCluster } from "./still-cluster.ts";
import { certificate, privateKey } from "./tls.ts";

let bench: Workbench;

beforeAll(async () => {
  requireBundle();
  bench = await Workbench.open({ speed: 0, prepare: prepareStillCluster });
  bench.useContextNamespace("twin-a");
  bench.write({
    "app.conf": "two\nlines\n",
    "app.env": "A=1\n# no\n\n  B=2 \nHOME\nNOPE\n",
    "bad.env": "1BAD-=x\n",
    "folder/one": "1",
    "folder/two": "2",
    "folder/below/three": "3",
    "spaced/a b": "1",
    "cert.pem": certificate,
    "key.pem": privateKey,
  });
  await bench.stdout("printf '\\377\\000\\376' > raw");
  return () => bench.close();
});

/** Each line is tried by the client alone, and shown. */
const sameTries = (lines: readonly string[]) =>
  test.each(lines)("kubectl %s", (line) => {
    const [words, behind] = line.split(" -- ");
    const tried = `kubectl ${words} --dry-run=client -o yaml`;
    return expectParity(bench, behind === undefined ? tried : `${tried} -- ${behind}`);
  });

describe("create makes workloads", () => {
  sameTries([
    "create deployment d --image=nginx:1.19 --replicas=2 --port=80",
    "create deploy d --image=a.b:5000/c/nginx@sha256:1 -r 0 -- sh -c x",
    "create deployment d --image=busybox,nginx -n other",
    "create deployment d --image=busybox,nginx -- date",
    "create deployment d --image=busybox,nginx --port=80",
    "create deployment d --image=nginx --port=0",
    "create deployment d --image=x --replicas=99999999999",
    "create deployment d",
    "create deployment d e --image=x",
    "create dep d --image=x",
    "create job j --image=busybox -- date +%s",
    "create job j",
    "create job j --image=busybox --from=cronjob/c",
    "create job j --from=cronjob/nope",
    "create job j --from=deployment/web",
    "create job j --from=cj/yearly -n batch",
    "create job j --from=cronjob/c -- date",
    "create cj c --image=busybox --schedule='*/1 * * * *' --restart=Never -- date",
    "create cronjob c",
    "create nope",
  ]);
});

describe("create makes configuration", () => {
  sameTries([
    "create cm c",
    "create cm c --from-literal=a=b --from-literal=c=d=e --from-literal=f=",
    "create cm c --from-literal=a",
    "create cm c --from-literal=a=b --from-literal=a=c",
    "create cm c --from-literal='a b=c'",
    "create cm c --from-file=app.conf --from-file=k=app.conf --from-file=raw --from-file=folder",
    "create cm c --from-file=spaced",
    "create cm c --from-file=k=folder",
    "create cm c --from-file=nope",
    "create cm c --from-file=a=",
    "create cm c --from-file=a=b=c",
    "create cm c --from-env-file=app.env",
    "create cm c --from-env-file=bad.env",
    "create cm c --from-env-file=app.env --from-literal=a=b",
    "create cm c --from-literal=a=b --from-file=raw --append-hash",
    "create secret generic s --from-literal=p=hello --from-file=raw --type=foo",
    "create secret generic s --from-literal=p=hello --append-hash",
    "create secret generic s --from-file=spaced",
    "create secret docker-registry r --docker-username=u --docker-password='<p>' --docker-email=e",
    "create secret docker-registry r --docker-username=u",
    "create secret docker-registry r --from-file=app.conf",
    "create secret tls t --cert=cert.pem --key=key.pem",
    "create secret tls t --cert=app.conf --key=key.pem",
    "create secret tls t --cert=nope --key=key.pem",
    "create secret tls t",
    "create secret nope x",
    "create ns n -n other",
    "create sa s -n other",
    "create sa",
    "create quota q --hard=cpu=1000m,pods=2 --scopes=NotBestEffort,Terminating",
    "create quota q --hard=cpu",
    "create quota q --hard=cpu=x",
    "create pc p --value=-9 --global-default --preemption-policy=Never --description='a b'",
    "create pc p --value=9999999999",
    "create pdb p --selector=app=web --max-unavailable=25%",
    "create pdb p --selector='app in (b,a),!c' --min-available=1",
    "create pdb p --selector=a!=b --min-available=1",
    "create pdb p --selector='((' --min-available=1",
    "create pdb p --selector='a in (b' --min-available=1",
    "create pdb p --selector=a=b --min-available=x",
    "create pdb p --selector=a=b",
  ]);
});

describe("create makes ways in", () => {
  sameTries([
    "create svc clusterip s --tcp=80:8080 --tcp=443:https,53",
    "create service clusterip s --clusterip=None",
    "create service clusterip s",
    "create service clusterip s --tcp=x",
    "create service clusterip s --tcp=99999",
    "create service clusterip s --tcp=80:BAD_",
    "create service clusterip s --tcp=80:0",
    "create service nodeport n --tcp=80,81 --node-port=30081 -n other",
    "create service loadbalancer l --tcp=443",
    "create service externalname e --external-name=x.example --tcp=80",
    "create service externalname e",
    "create service externalname e --external-name=A..example",
    "create service -f x",
    "create ing i --rule='a.example/x*=web:http,tls=cert' --default-backend=web:80 --class=acme",
    "create ing i --rule=a/=b:1,tls --rule=c/=b:1,tls --rule='a/z*=c:80,tls=q' --annotation=d=",
    "create ing i --rule=/=b:1,tls",
    "create ing i --rule=bad",
    "create ing i --default-backend=web",
    "create ing i --rule=/=b:1 --annotation=bad",
    "create ing i",
  ]);
});

describe("create makes roles and gives them", () => {
  sameTries([
    "create role r --verb=get,list,get --resource=pods,deploy/scale,deployments.apps,cm -n other",
    "create role r --verb='get,*' --resource='pods,*' --resource-name=a --resource-name=b",
    "create role r --verb=nope --resource='*.apps'",
    "create role r --verb=get --resource=nope",
    "create role r --verb=get --resource=deployments.nope",
    "create role r --verb=use --resource=pods",
    "create role r --verb=impersonate --resource=users,serviceaccounts",
    "create role r --verb=get",
    "create role r",
    "create clusterrole c --verb=get --non-resource-url='/logs/*' --resource=pods,nodes",
    "create clusterrole c --verb=list --non-resource-url=/logs",
    "create clusterrole c --verb=get --non-resource-url=logs",
    "create clusterrole c --aggregation-rule=a=b,c=d",
    "create clusterrole c --aggregation-rule=a",
    "create clusterrole c --aggregation-rule=a=b --verb=get",
    "create rolebinding b --role=r --user=ann --user=a,b --group=dev --serviceaccount=ns:sa",
    "create rolebinding b --role=r --clusterrole=c",
    "create rolebinding b --clusterrole=edit --serviceaccount=bad",
    "create clusterrolebinding b --clusterrole=admin --group=g",
    "create clusterrolebinding b",
  ]);
});

describe("run makes a pod", () => {
  sameTries([
    "run p --image=nginx --port=80 --labels=a=b,c=d --env=X=1 --env=Y=a=b,c --annotations=e=f",
    "run p --image=nginx --port=80 --expose -n other -- sh -c x",
    "run p --image=nginx --command --restart=Never --image-pull-policy=Never -- sh -c x",
    "run p --image=nginx --privileged words",
    "run p --image=nginx --cascade=orphan --force --grace-period=5 --wait --timeout=3s -R -f none",
    `run p --image=nginx --overrides='{"spec":{"nodeName":"x","dnsPolicy":null}}'`,
    `run p --image=nginx --overrides='{"spec":{"containers":[{"name":"p","image":"z"}]}}'`,
    `run p --image=nginx --override-type=strategic --overrides='{"spec":{"containers":[` +
      `{"name":"z","image":"q"},{"name":"p","tty":true}]}}'`,
    `run p --image=nginx --override-type=json --overrides='[{"op":"add",` +
      `"path":"/metadata/labels/x","value":"y"},{"op":"remove","path":"/spec/dnsPolicy"}]'`,
    "run p --image=nginx --overrides='{'",
    "run p --image=nginx --override-type=bad --overrides='{}'",
    "run p --image=nginx --restart=Bad",
    "run p --image=nginx --expose",
    "run p --image=nginx --pod-running-timeout=0s",
    "run p --image=nginx --port=x",
    "run p --image=nginx --env=1X=a",
    "run p --image=nginx --labels=a",
    "run p --image=nginx --cascade=some",
    "run p --image=nginx --timeout=x",
    "run p --image=nginx --rm",
    "run p --image=nginx -t",
    "run p --image=nginx -it",
    "run p --image='bad image'",
    "run p --image=",
    "run --image=nginx",
    "run p",
  ]);
});

describe("what was made is told, and who made it", () => {
  const twins = ["twin-a", "twin-b"] as const;

  test.each([
    "create cm made --from-literal=a=b",
    "create cm made",
    "create cm Bad_Name",
    "create cm tried --dry-run=server",
    "create cm tried --dry-run=client",
    "create cm tried -o bad",
    "create cm tried --dry-run=bad",
    "create cm tried --validate=bad",
    "create secret generic made --from-literal=a=b -o jsonpath={.data.a}",
    "create secret generic made",
    "create ingress Bad_Name --rule=/=a:1",
    "create ingress i --rule=/=a:port:1",
    "create service nodeport made --tcp=80 -o name",
    "create service nodeport made --tcp=80",
    "run made --image=nginx --port=80 --labels=app=made",
    "run made --image=nginx",
    "run made --image=nginx --port=80 --expose --dry-run=client",
    "get cm,secret,svc,pod made -o jsonpath={.items[*].metadata.managedFields[*].manager}",
    "create token default --duration=5s",
    "create token nope",
    "create token default --bound-object-kind=Pod",
  ])("kubectl %s", (step) => expectParityIn(bench, twins, `kubectl ${step}`, { normal }));
});
