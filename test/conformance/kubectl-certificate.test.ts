/** Requests for certificates, with the real kubectl and with kubesim in its place. */
import { beforeAll, describe, expect, test } from "vitest";
import { testRequests } from "../../api/certificates/test-requests.ts";
import { Workbench } from "./kubectl.ts";
import { ageless } from "./normal.ts";
import { requireBundle } from "./parity.ts";

let bench: Workbench;

const request = (name: string, body: string, more = "") => `---
apiVersion: certificates.k8s.io/v1
kind: CertificateSigningRequest
metadata: {name: ${name}}
spec:
  signerName: kubernetes.io/kube-apiserver-client
  usages: [client auth]
  request: ${body}
${more}
`;

beforeAll(async () => {
  requireBundle();
  bench = await Workbench.open();
  bench.useNamespace();
  const names = ["a1", "a2", "d1", "d2"].map((name) => request(name, testRequests.user)).join("");
  const wide = request("wide", testRequests.nodeWithNames, "  expirationSeconds: 86400");
  bench.write({ "requests.yaml": names + wide });
  await bench.stdout("kubectl apply -f requests.yaml");
  return () => bench.close();
});

const pairs = { kubectl: ["a1", "d1"], kubesim: ["a2", "d2"] } as const;

/** The same lines with each program, each on requests of its own. */
async function both(line: (approved: string, denied: string) => string) {
  const outcomes = [];
  for (const program of ["kubectl", "kubesim"] as const) {
    const [approved, denied] = pairs[program];
    const outcome = await bench.run(line(approved, denied).replaceAll("kubectl ", `${program} `));
    outcomes.push(JSON.parse(JSON.stringify(outcome).replace(/\b([ad])[12]\b/g, "$1")));
  }
  return outcomes;
}

describe("a decision", () => {
  test.each([
    { behaviour: "approves", line: (a: string) => `kubectl certificate approve ${a}` },
    { behaviour: "stands", line: (a: string) => `kubectl certificate approve ${a}` },
    {
      behaviour: "may be written again",
      line: (a: string) => `kubectl certificate approve ${a} --force`,
    },
    {
      behaviour: "denies",
      line: (_: string, d: string) => `kubectl certificate deny ${d} -o name`,
    },
    { behaviour: "is not reversed", line: (a: string) => `kubectl certificate deny ${a}` },
    { behaviour: "is on something", line: () => "kubectl certificate approve" },
    { behaviour: "is on what is there", line: () => "kubectl certificate deny nobody" },
  ])("$behaviour alike", async ({ line }) => {
    const [theirs, ours] = await both(line);
    expect(ours).toEqual(theirs);
  });

  test("leaves the same conditions", async () => {
    const path = "{range .status.conditions[*]}{.type} {.status} {.reason} {.message}{end}";
    const [theirs, ours] = await both((a, d) =>
      [a, d].map((name) => `kubectl get csr ${name} -o jsonpath='${path}'`).join(" && "),
    );
    expect(ours).toEqual(theirs);
    expect(theirs.stdout).toContain("Approved True KubectlApprove This CSR was approved by");
  });
});

test.each(["get csr", "describe csr wide", "describe csr a1 d1"])(
  "%s prints alike",
  async (line) => {
    const [theirs, ours] = await Promise.all([
      bench.run(`kubectl ${line}`),
      bench.run(`kubesim ${line}`),
    ]);
    expect(ageless(ours.stdout)).toBe(ageless(theirs.stdout));
  },
);
