import type { Different } from "../listed.ts";

const asJson = "1.36 prints values as JSON";
const inBytes = "1.36 counts in bytes and says so";
const shortly = "1.36 says where decoding failed in the words of Go's own package";

/** Refusals of pods, services and of what holds configuration. */
export const differentRefusals: Readonly<Record<string, readonly Different[]>> = {
  access: [
    { step: 12, because: asJson, words: [['Invalid value: "null"', "Invalid value: null"]] },
  ],
  "inv-pod": [
    { step: 11, because: inBytes, words: [["15 characters", "15 bytes"]] },
    {
      step: 13,
      because: "1.32 and later take any printable name for a variable, but for =",
      answer: { status: 201, bodyPart: true, body: { kind: "Pod", metadata: { name: "x" } } },
    },
    {
      step: 16,
      because: "1.36 says what the limit is",
      words: [["equal to cpu limit", "equal to cpu limit of 1"]],
    },
    {
      step: 18,
      because: shortly,
      words: [
        [
          "v1.Pod.Spec: v1.PodSpec.Containers: []v1.Container: v1.Container.Resources: " +
            "v1.ResourceRequirements.Requests: unmarshalerDecoder: ",
          "",
        ],
        [
          ', error found in #10 byte of ...|ry":"12Zi"}}}]}}|..., bigger context ...' +
            '|inx:1.19","resources":{"requests":{"memory":"12Zi"}}}]}}|...',
          "",
        ],
      ],
    },
    {
      step: 27,
      because: "1.36 sorts the values that it would take",
      words: [['"Always", "OnFailure", "Never"', '"Always", "Never", "OnFailure"']],
    },
    {
      step: 31,
      because: "1.36 speaks of a label key, as such keys are checked everywhere",
      words: [["a qualified name must consist", "a valid label key must consist"]],
    },
    {
      step: 33,
      because: "1.36 shows the value that must be empty, not all of the toleration",
      words: [
        [
          'core.Toleration{Key:"k", Operator:"Exists", Value:"v", Effect:"", ' +
            "TolerationSeconds:(*int64)(nil)}",
          '"v"',
        ],
      ],
    },
  ],
  "inv-services": [
    {
      step: 1,
      because: "1.36 lets the name of a service begin with a digit",
      answer: {
        status: 201,
        bodyPart: true,
        body: { kind: "Service", metadata: { name: "1bad" } },
      },
    },
    { step: 2, because: inBytes, words: [["63 characters", "63 bytes"]] },
    {
      step: 6,
      because: asJson,
      words: [
        [
          'core.ServicePort{Name:"", Protocol:"TCP", AppProtocol:(*string)(nil), Port:80, ' +
            'TargetPort:intstr.IntOrString{Type:0, IntVal:0, StrVal:""}, NodePort:0}',
          '{"Name":"","Protocol":"TCP","AppProtocol":null,"Port":80,"TargetPort":0,"NodePort":0}',
        ],
      ],
    },
    {
      step: 11,
      because: `${asJson}, and its allocator has another text`,
      words: [
        [
          '[]string{"192.0.2.200"}: failed to allocated ip:192.0.2.200 with error:provided IP is ' +
            "not in the valid range. The range of valid IPs is 10.96.0.0/16",
          '["192.0.2.200"]: failed to allocate IP 192.0.2.200: the provided network does not ' +
            "match the current range",
        ],
      ],
    },
    {
      step: 17,
      because: "1.36 calls such services externally-accessible",
      words: [
        [
          "ExternalTrafficPolicy can only be set on NodePort and LoadBalancer service",
          "may only be set for externally-accessible services",
        ],
      ],
    },
    { step: 21, because: asJson, words: [['[]string{"<ip>"}', '["<ip>"]']] },
  ],
  "inv-storage": [
    {
      step: 3,
      because: shortly,
      words: [
        [
          'v1.ConfigMap.Data: ReadString: expects " or n, but found 1, error found in #10 byte of ' +
            '...|ta":{"a":1}}|..., bigger context ...|:"ConfigMap","metadata":{"name":"x"},' +
            '"data":{"a":1}}|...',
          "json: cannot unmarshal number into Go struct field ConfigMap.data of type string",
        ],
      ],
    },
    {
      step: 7,
      because: shortly,
      words: [
        ["v1.Secret.Data: decode base64: ", ""],
        [
          ', error found in #10 byte of ...|t base64!"}}|..., bigger context ...' +
            '|,"metadata":{"name":"x"},"data":{"a":"not base64!"}}|...',
          "",
        ],
      ],
    },
    {
      step: 10,
      because: "1.36 has mended the path, which had a verb of a format left in it",
      words: [["data[%s]", "data"]],
    },
  ],
  quota: [
    {
      step: 3,
      because: "1.36 says which containers lack it",
      words: [["must specify requests.cpu", "must specify requests.cpu for: app"]],
    },
  ],
};
