/** Ingresses as the real kubectl shows them, and kubesim in its place. */
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { get } from "../ingress/served.ts";
import { Workbench } from "./kubectl.ts";
import { ageless, lines } from "./normal.ts";
import { requireBundle } from "./parity.ts";

let bench: Workbench;

const manifest = (file: string) => readFileSync(`manifests/ingress/${file}`, "utf8");

beforeAll(async () => {
  requireBundle();
  bench = await Workbench.open();
  bench.write({
    "services.yaml": manifest("services.yaml"),
    "fanout.yaml": manifest("simple-fanout.yaml"),
    "tls.yaml": manifest("tls.yaml"),
  });
  await bench.stdout("kubectl apply -f services.yaml -f fanout.yaml -f tls.yaml");
  await bench.stdout("kubectl rollout status deploy/service1 --timeout=20s");
  await bench.stdout("kubectl rollout status deploy/service2 --timeout=20s");
  const address = "{.status.loadBalancer.ingress[0].ip}=192.0.2.254";
  await bench.stdout(`kubectl wait --for=jsonpath='${address}' ingress --all --timeout=20s`);
  return () => bench.close();
});

describe.each(["kubectl", "kubesim"])("%s", (program) => {
  const shown = async (words: string) => ageless(await bench.stdout(`${program} ${words}`));

  test("get ingress shows the ADDRESS", async () => {
    const raw = await bench.stdout(`${program} get ingress --no-headers`);
    expect(raw.match(/ 192\.0\.2\.254 /g)).toHaveLength(2);
    expect(await shown("get ingress")).toBe(
      lines(
        "NAME CLASS HOSTS ADDRESS PORTS AGE",
        "simple-fanout-example <none> foo.bar.com <ip> 80 <age>",
        "tls-example-ingress <none> https-example.foo.com <ip> 80, 443 <age>",
      ),
    );
  });

  test("describe ingress shows the backends", async () => {
    const text = await shown("describe ingress simple-fanout-example");
    expect(text.replace(/\(x\d over <age>\)/, "(<times>)")).toBe(
      lines(
        "Name: simple-fanout-example",
        "Labels: <none>",
        "Namespace: default",
        "Address: <ip>",
        "Ingress Class: <none>",
        "Default backend: <default>",
        "Rules:",
        " Host Path Backends",
        " ---- ---- --------",
        " foo.bar.com",
        " /foo service1:4200 (<ip>:80,<ip>:80)",
        " /bar service2:8080 (<ip>:80,<ip>:80)",
        "Annotations: <none>",
        "Events:",
        " Type Reason Age From Message",
        " ---- ------ ---- ---- -------",
        " Normal Sync <age> (<times>) nginx-ingress-controller Scheduled for sync",
      ),
    );
  });
});

test("kubesim up --ingress-port serves them", async () => {
  const options = "--port 0 --ingress-port 0 --speed 50 --kubeconfig other";
  const up = bench.start(`kubesim up ${options} -f services.yaml -f fanout.yaml`);
  await up.printed(/ingress at http/);
  const port = Number(/ingress at http:\/\/127\.0\.0\.1:(\d+)/.exec(up.stdout)?.[1]);
  await bench.stdout("kubectl --kubeconfig other rollout status deploy/service1 --timeout=20s");
  let status = 0;
  // Endpoints reach the entry some virtual seconds later.
  while (status !== 200) ({ status } = await get(port, "foo.bar.com", "/foo"));
  expect((await get(port, "foo.bar.com", "/")).status).toBe(404);
  await up.stop();
});
