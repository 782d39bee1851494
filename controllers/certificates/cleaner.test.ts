import { expect, test } from "vitest";
import { testCertificate } from "../../api/certificates/test-requests.ts";
import { formatTime, parseTime } from "../../api/runtime.ts";
import { planCleaning } from "./cleaner.ts";

type Request = Parameters<typeof planCleaning>[0];

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const { certificate } = testCertificate;
/** Ten minutes before the certificate is over. */
const nowMs = (parseTime(testCertificate.notAfter) ?? 0) - 10 * minuteMs;
const ago = (ms: number) => formatTime(nowMs - ms);

const condition = (type: string, lastUpdateTime: string | null) => ({
  ...{ type, status: "True", lastUpdateTime, lastTransitionTime: null },
});

const request = (status: Request["status"]): Request => ({
  apiVersion: "certificates.k8s.io/v1",
  kind: "CertificateSigningRequest",
  metadata: { name: "ann", uid: "1", creationTimestamp: ago(23 * hourMs) },
  spec: { request: "", signerName: "example.com/x" },
  status,
});

test.each<{ behaviour: string; status: Request["status"]; waitMs: number | undefined }>([
  { behaviour: "that waits goes a day after it was made", status: {}, waitMs: hourMs },
  {
    behaviour: "that is approved goes a day later where nobody signs it",
    status: { conditions: [condition("Approved", ago(2 * hourMs))] },
    waitMs: 22 * hourMs,
  },
  {
    behaviour: "that is denied goes an hour later",
    status: { conditions: [condition("Denied", ago(20 * minuteMs))] },
    waitMs: 40 * minuteMs,
  },
  {
    behaviour: "that failed goes an hour later",
    status: {
      conditions: [condition("Approved", ago(hourMs)), condition("Failed", ago(minuteMs))],
    },
    waitMs: 59 * minuteMs,
  },
  {
    behaviour: "with a certificate goes an hour after its approval",
    status: { conditions: [condition("Approved", ago(55 * minuteMs))], certificate },
    waitMs: 5 * minuteMs,
  },
  {
    behaviour: "with a certificate goes when that is over",
    status: { conditions: [condition("Approved", ago(minuteMs))], certificate },
    waitMs: 10 * minuteMs,
  },
  {
    behaviour: "of which something else is told stays",
    status: { conditions: [condition("Reviewed", ago(48 * hourMs))] },
    waitMs: undefined,
  },
  {
    behaviour: "whose decision has no time stays",
    status: { conditions: [condition("Denied", null)] },
    waitMs: undefined,
  },
])("a request $behaviour", ({ status, waitMs }) => {
  const plan = planCleaning(request(status), nowMs);
  expect(plan).toEqual(
    waitMs === undefined ? { actions: [] } : { actions: [], requeueAfterMs: waitMs },
  );
  if (waitMs === undefined) return;
  expect(planCleaning(request(status), nowMs + waitMs).actions).toMatchObject([{ do: "delete" }]);
});
