/** Tasks, "Configure a Pod to Use a ConfigMap"; concepts, "ConfigMaps" and "Secrets". */
import { ConfigMap } from "../../api/core/configmap.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import type { Cluster } from "../../simulator/cluster.ts";
import type { Example } from "./example.ts";
import { events, exec, log, pods, refusal } from "./views.ts";

const change = (name: string, data: object) => (cluster: Cluster) => {
  cluster.patch(ConfigMap, name, { data });
};
const createLate = (cluster: Cluster) => {
  const metadata = { name: "late-config" };
  cluster.apply({ apiVersion: "v1", kind: "ConfigMap", metadata, data: { akey: "here" } });
};

export const config: readonly Example[] = [
  {
    behaviour: "files follow a ConfigMap within a minute or so, variables do not",
    manifest: "config/follows.yaml",
    walk: [
      {
        at: "30s",
        sees: [
          [pods, ["config-follows 1/1 Running 0"]],
          [log("config-follows", { tailLines: 1 }), "good morning, good morning\n"],
        ],
      },
      { at: "40s", act: change("greeting", { text: "good evening" }) },
      {
        at: "55s",
        sees: [[log("config-follows", { tailLines: 1 }), "good morning, good morning\n"]],
      },
      {
        at: "2m30s",
        sees: [[log("config-follows", { tailLines: 1 }), "good evening, good morning\n"]],
      },
    ],
  },
  {
    behaviour: "entries are files, at paths of one's own where they are named",
    manifest: "config/volume.yaml",
    walk: [
      {
        at: "10s",
        sees: [
          [pods, ["config-volume 0/1 Completed 0"]],
          [log("config-volume"), "SPECIAL_LEVEL\nSPECIAL_TYPE\ncharm\nkeys\nvery"],
        ],
      },
    ],
  },
  {
    behaviour: "a ConfigMap that is optional is mounted once it is there",
    manifest: "config/optional.yaml",
    walk: [
      {
        at: "30s",
        sees: [
          [pods, ["optional-config 1/1 Running 0"]],
          [log("optional-config", { tailLines: 1 }), "files: \n"],
        ],
      },
      { at: "40s", act: createLate },
      { at: "2m30s", sees: [[log("optional-config", { tailLines: 1 }), "files: akey\n"]] },
    ],
  },
  {
    behaviour: "a ConfigMap that is not is waited for",
    manifest: "config/missing.yaml",
    walk: [
      {
        at: "30s",
        sees: [
          [pods, ["missing-config 0/1 ContainerCreating 0"]],
          [
            events("missing-config", "FailedMount"),
            [
              'FailedMount (x6): MountVolume.SetUp failed for volume "config" : configmap "late-config" not found',
            ],
          ],
        ],
      },
      { at: "1m", act: createLate },
      { at: "2m", sees: [[pods, ["missing-config 1/1 Running 0"]]] },
      {
        at: "3m10s",
        sees: [
          [pods, ["missing-config 1/1 Running 0"]],
          [log("missing-config"), "here"],
        ],
      },
    ],
  },
  {
    behaviour: "an immutable ConfigMap cannot be changed, nor made mutable",
    manifest: "config/immutable.yaml",
    walk: [
      {
        at: "10s",
        sees: [
          [pods, ["immutable-config 1/1 Running 0"]],
          [
            refusal(change("company-name", { company_name: "Fiktivesunternehmen GmbH" })),
            'ConfigMap "company-name" is invalid: data: Forbidden: field is immutable when `immutable` is set',
          ],
          [
            refusal((cluster) => cluster.patch(ConfigMap, "company-name", { immutable: false })),
            'ConfigMap "company-name" is invalid: immutable: Forbidden: field is immutable when `immutable` is set',
          ],
          [exec("immutable-config", "cat /etc/config/company_name"), "ACME, Inc."],
        ],
      },
    ],
  },
  {
    behaviour: "a single file that is mounted does not follow",
    manifest: "config/subpath.yaml",
    walk: [
      { at: "30s", act: change("motd", { motd: "closed today" }) },
      { at: "3m", sees: [[log("one-file", { tailLines: 1 }), "welcome, closed today\n"]] },
    ],
  },
  {
    behaviour: "an annotation makes files follow at once",
    manifest: "config/annotation-refreshes.yaml",
    walk: [
      { at: "20s", act: change("fruit", { fruit: "mango" }) },
      { at: "30s", sees: [[log("fruit-shop", { tailLines: 1 }), "apple\n"]] },
      {
        at: "31s",
        act: (cluster) =>
          cluster.patch(Pod, "fruit-shop", { metadata: { annotations: { "looked-at": "now" } } }),
      },
      { at: "38s", sees: [[log("fruit-shop", { tailLines: 1 }), "mango\n"]] },
    ],
  },
  {
    behaviour: "entries of a Secret are files with modes",
    manifest: "config/secret-volume.yaml",
    walk: [
      {
        at: "10s",
        sees: [
          [pods, ["secret-files 0/1 Completed 0"]],
          [log("secret-files"), "password\nusername\n1\nmy-app\n39528$vdg7Jb\n400\n"],
        ],
      },
    ],
  },
];
