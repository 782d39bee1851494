import { expect, test } from "vitest";
import { deepFreeze } from "../../../testing/deep-freeze.ts";
import { errorLines } from "../test-errors.ts";
import type { Volume } from "../volumes/volume.ts";
import { validateVolumes } from "./volume.ts";

const fieldRef = { apiVersion: "v1", fieldPath: "metadata.name" };
const claim = { metadata: {}, spec: { resources: {}, volumeMode: "Filesystem" } };

interface Case {
  readonly behaviour: string;
  readonly volumes: readonly Volume[];
  readonly errors: readonly string[];
  readonly usable?: readonly string[];
}

test.each<Case>([
  {
    behaviour: "good volumes can be mounted",
    volumes: [
      { name: "a", emptyDir: { sizeLimit: "1Gi" } },
      { name: "b", configMap: { name: "c", defaultMode: 420 } },
      { name: "d", hostPath: { path: "/x", type: "Directory" } },
    ],
    errors: [],
    usable: ["a", "b", "d"],
  },
  {
    behaviour: "a volume has a source",
    volumes: [{ name: "v" }],
    errors: ["v[0]: Required value: must specify a volume type"],
  },
  {
    behaviour: "a volume has one source only",
    volumes: [{ name: "v", emptyDir: {}, hostPath: { path: "", type: "" }, csi: { driver: "" } }],
    errors: [
      "v[0].hostPath: Forbidden: may not specify more than 1 volume type",
      "v[0].csi: Forbidden: may not specify more than 1 volume type",
    ],
  },
  {
    behaviour: "a name is given, and only once",
    volumes: [
      { name: "", emptyDir: {} },
      { name: "v", emptyDir: {} },
      { name: "v", emptyDir: {} },
    ],
    errors: ["v[0].name: Required value", 'v[2].name: Duplicate value: "v"'],
    usable: ["v"],
  },
  {
    behaviour: "sources name what they are made of",
    volumes: [
      { name: "a", secret: { defaultMode: 512 } },
      { name: "b", configMap: { name: "", defaultMode: 420 } },
      { name: "c", persistentVolumeClaim: { claimName: "" } },
      { name: "d", nfs: { server: "", path: "x" } },
      { name: "e", csi: { driver: "" } },
      { name: "f", gcePersistentDisk: { pdName: "", partition: 256 } },
      { name: "g", image: { pullPolicy: "Later" } },
    ],
    errors: [
      "v[0].secret.secretName: Required value",
      "v[0].secret.defaultMode: Invalid value: 512: " +
        "must be a number between 0 and 0777 (octal), both inclusive",
      "v[1].configMap.name: Required value",
      "v[2].persistentVolumeClaim.claimName: Required value",
      "v[3].nfs.server: Required value",
      'v[3].nfs.path: Invalid value: "x": must be an absolute path',
      "v[4].csi.driver: Required value",
      'v[4].csi.driver: Invalid value: "": a lowercase RFC 1123 subdomain must consist of lower ' +
        "case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric " +
        "character (e.g. 'example.com', regex used for validation is " +
        "'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
      "v[5].persistentDisk.pdName: Required value",
      "v[5].persistentDisk.partition: Invalid value: 256: must be between 1 and 255, inclusive",
      "v[6].image.reference: Required value",
      'v[6].image.pullPolicy: Unsupported value: "Later": ' +
        'supported values: "Always", "IfNotPresent", "Never"',
    ],
  },
  {
    behaviour: "files stay in their volume",
    volumes: [
      {
        name: "a",
        configMap: { name: "c", defaultMode: 420, items: [{ key: "", path: "/x/../y" }] },
      },
      { name: "b", downwardAPI: { defaultMode: 420, items: [{ path: "..x", fieldRef }] } },
      { name: "c", hostPath: { path: "/a/..", type: "Pipe" } },
    ],
    errors: [
      "v[0].configMap.items[0].key: Required value",
      'v[0].configMap.items[0].path: Invalid value: "/x/../y": must be a relative path',
      "v[0].configMap.items[0].path: Invalid value: \"/x/../y\": must not contain '..'",
      "v[1].downwardAPI.path: Invalid value: \"..x\": must not start with '..'",
      "v[2].hostPath.path: Invalid value: \"/a/..\": must not contain '..'",
      'v[2].hostPath.type: Unsupported value: "Pipe": supported values: "", "BlockDevice", ' +
        '"CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket"',
    ],
  },
  {
    behaviour: "projected sources do not write the same file",
    volumes: [
      {
        name: "p",
        projected: {
          defaultMode: 420,
          sources: [
            { secret: { name: "s", items: [{ key: "k", path: "x" }] } },
            { configMap: { name: "c", items: [{ key: "k", path: "x" }] } },
            {
              serviceAccountToken: { path: "t", expirationSeconds: 60 },
              downwardAPI: { items: [{ path: "n" }] },
            },
          ],
        },
      },
    ],
    errors: [
      'v[0].projected: Invalid value: "c": conflicting duplicate paths',
      "v[0].projected.sources[2].downwardAPI: Required value: " +
        "one of fieldRef and resourceFieldRef is required",
      "v[0].projected.sources[2].serviceAccountToken.expirationSeconds: Invalid value: 60: " +
        "may not specify a duration less than 10 minutes",
      "v[0].projected.sources[2]: Forbidden: may not specify more than 1 volume type per source",
    ],
  },
  {
    behaviour: "the claim of an ephemeral volume is complete, and not the claim of another volume",
    volumes: [
      { name: "e", ephemeral: { volumeClaimTemplate: claim } },
      { name: "c", persistentVolumeClaim: { claimName: "web-e" } },
    ],
    errors: [
      "v[0].ephemeral.volumeClaimTemplate.spec.accessModes: Required value: " +
        "at least 1 access mode is required",
      "v[0].ephemeral.volumeClaimTemplate.spec.resources[storage]: Required value",
      'v[1].persistentVolumeClaim.claimName: Invalid value: "web-e": ' +
        "must not reference a PVC that gets created for an ephemeral volume",
    ],
    usable: ["c"],
  },
  {
    behaviour: "an iSCSI disk has a name of one of three forms",
    volumes: [
      {
        name: "i",
        iscsi: {
          targetPortal: "10.0.0.1",
          iqn: "iqn.2001-04",
          lun: 256,
          iscsiInterface: "default",
          chapAuthSession: true,
        },
      },
    ],
    errors: [
      'v[0].iscsi.iqn: Invalid value: "iqn.2001-04": must be valid format',
      "v[0].iscsi.lun: Invalid value: 256: must be between 0 and 255, inclusive",
      "v[0].iscsi.secretRef: Required value",
    ],
  },
])("$behaviour", ({ volumes, errors, usable = [] }) => {
  const found = validateVolumes(deepFreeze(volumes), "v", "web");
  expect(errorLines(found.errors)).toEqual(errors);
  expect([...found.usable.keys()]).toEqual(usable);
});
