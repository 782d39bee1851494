import type { Different } from "../listed.ts";

const unschedulable: Pick<Different, "because" | "words"> = {
  because: "1.36 names the selector too, and says whether preemption helps",
  words: [
    [
      "node(s) didn't match Pod's node affinity.",
      "node(s) didn't match Pod's node affinity/selector. preemption: 0/3 nodes are available: " +
        "3 Preemption is not helpful for scheduling.",
    ],
  ],
};

/** Writes that are accepted in one version at least, and patches. */
export const differentWrites: Readonly<Record<string, readonly Different[]>> = {
  "def-services": [
    {
      step: 12,
      because: "1.33 deprecates Endpoints",
      answer: {
        warning: [
          '299 - "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice"',
        ],
      },
    },
  ],
  delete: [
    {
      step: 3,
      because: "the message names the revision of the recorded object",
      words: [["(12745)", "(<rv>)"]],
    },
    { step: 29, ...unschedulable },
    {
      step: 42,
      because: "1.23 and later delete collections of services",
      answer: {
        status: 200,
        body: {
          kind: "ServiceList",
          apiVersion: "v1",
          metadata: { resourceVersion: "<rv>" },
          items: [],
        },
      },
    },
  ],
  dryrun: [
    {
      step: 3,
      because: "1.36 prints values as JSON",
      words: [['[]string{"Some"}', '["Some"]']],
    },
    {
      step: 10,
      because: "a dry run of 1.36 shows the first address of the range, which no service can have",
      merge: { spec: { clusterIP: "10.96.0.0", clusterIPs: ["10.96.0.0"] } },
    },
  ],
  "patch-basic": [
    {
      step: 7,
      because: "1.36 decodes a JSON patch as a list of anything before it looks at the operations",
      words: [
        [
          "json: cannot unmarshal object into Go value of type jsonpatch.Patch",
          "error decoding patch: json: cannot unmarshal object into Go value of type []interface {}",
        ],
      ],
    },
    {
      step: 10,
      because: "1.36 decodes a merge patch before it is applied, and says that the client is wrong",
      merge: {
        message: "error decoding patch: invalid character 'o' in literal null (expecting 'u')",
        reason: "BadRequest",
        code: 400,
      },
      answer: { status: 400 },
    },
  ],
  "ssa-basic": [
    {
      step: 8,
      because: "1.36 lets an applier own a map that it gives empty",
      merge: {
        metadata: {
          managedFields: [
            {
              manager: "one",
              operation: "Apply",
              apiVersion: "v1",
              time: "<time>",
              fieldsType: "FieldsV1",
              fieldsV1: { "f:data": {} },
            },
            {
              manager: "two",
              operation: "Apply",
              apiVersion: "v1",
              time: "<time>",
              fieldsType: "FieldsV1",
              fieldsV1: { "f:data": { "f:a": {} } },
            },
          ],
        },
      },
    },
  ],
  subresources: [
    { step: 21, ...unschedulable },
    {
      step: 26,
      because: "1.22 and later say for which service account the token is, and when it was made",
      merge: {
        metadata: { name: "default", namespace: "subresources", creationTimestamp: "<time>" },
      },
    },
  ],
  "update-rules": [
    {
      step: 15,
      because: "1.21 and later keep the addresses of a service that an update leaves out",
      answer: {
        status: 200,
        body: {
          kind: "Service",
          apiVersion: "v1",
          metadata: {
            name: "s",
            namespace: "update-rules",
            uid: "<uid:4>",
            resourceVersion: "<rv>",
            creationTimestamp: "<time>",
          },
          spec: {
            ports: [{ protocol: "TCP", port: 80, targetPort: 80 }],
            selector: { app: "a" },
            clusterIP: "<ip>",
            clusterIPs: ["<ip>"],
            type: "ClusterIP",
            sessionAffinity: "None",
            ipFamilies: ["IPv4"],
            ipFamilyPolicy: "SingleStack",
          },
          status: { loadBalancer: {} },
        },
      },
    },
  ],
};
