import { expect, test } from "vitest";
import type { FieldError } from "../field-error.ts";
import { errorTexts } from "../validation/test-errors.ts";
import { PersistentVolumeClaim } from "./persistent-volume-claim.ts";

const { strategy, columns } = PersistentVolumeClaim;
const size = (storage: string) => ({ resources: { requests: { storage } } });
const base: PersistentVolumeClaim["spec"] = {
  accessModes: ["ReadWriteOnce"],
  volumeMode: "Filesystem",
  ...size("1Gi"),
};
const claimOf = (
  spec: object,
  status: PersistentVolumeClaim["status"] = { phase: "Pending" },
): PersistentVolumeClaim => ({
  apiVersion: "v1",
  kind: "PersistentVolumeClaim",
  metadata: { name: "data", namespace: "default" },
  spec: { ...base, ...spec },
  status,
});
const texts = (errors: readonly FieldError[] = []) => errorTexts(errors);
const snapshot = { apiGroup: "snapshot.storage.k8s.io", kind: "VolumeSnapshot", name: "s" };
const copy = { kind: "PersistentVolumeClaim", name: "other" };

test.each<{ spec: object; errors: readonly string[] }>([
  { spec: {}, errors: [] },
  {
    spec: { ...size("0"), volumeMode: "Tape" },
    errors: [
      'spec.resources[storage]: Invalid value: "0": must be greater than zero',
      'spec.volumeMode: Unsupported value: "Tape": supported values: "Block", "Filesystem"',
    ],
  },
  {
    spec: { accessModes: ["ReadWriteOncePod", "ReadWriteOnce"] },
    errors: ["spec.accessModes: Forbidden: may not use ReadWriteOncePod with other access modes"],
  },
  {
    spec: { selector: { matchExpressions: [{ key: "a", operator: "In" }] } },
    errors: [
      "spec.selector.matchExpressions[0].values: Required value: must be specified when " +
        "`operator` is 'In' or 'NotIn'",
    ],
  },
  {
    spec: { dataSource: { kind: "Secret", name: "" } },
    errors: [
      "spec.dataSource.name: Required value",
      "spec.dataSource: Invalid value: \"Secret\": must be 'PersistentVolumeClaim' when " +
        "referencing the default apiGroup",
    ],
  },
  {
    spec: { dataSource: snapshot, dataSourceRef: copy },
    errors: ['spec: Invalid value: "spec.dataSource": must match dataSourceRef'],
  },
  {
    spec: { dataSource: copy, dataSourceRef: { ...copy, namespace: "other" } },
    errors: [
      'spec: Invalid value: "spec.dataSource": may not be specified when ' +
        "dataSourceRef.namespace is specified",
    ],
  },
])("a claim of $spec is told $errors", ({ spec, errors }) => {
  expect(texts(strategy.validate?.(claimOf(spec)))).toEqual(errors);
});

const immutable =
  "spec: Forbidden: spec is immutable after creation except resources.requests and " +
  "volumeAttributesClassName for bound claims";
/** The refusal with the lines of what differs. */
const differing = (...lines: readonly string[]) => `${[immutable, ...lines].join("\n")}\n`;
const bound = { phase: "Bound", capacity: { storage: "1Gi" } };
const smaller =
  "spec.resources.requests.storage: Forbidden: field can not be less than status.capacity";

test.each<{
  change: string;
  from?: object;
  to: object;
  status?: PersistentVolumeClaim["status"];
  errors: readonly string[];
}>([
  { change: "nothing", to: {}, errors: [] },
  {
    change: "its modes",
    to: { accessModes: ["ReadWriteMany"] },
    errors: [
      differing(
        "@@ -1,6 +1,6 @@",
        " {",
        '  "AccessModes": [',
        '-  "ReadWriteOnce"',
        '+  "ReadWriteMany"',
        "  ],",
        '  "Selector": null,',
        '  "Resources": {',
      ),
    ],
  },
  {
    change: "its size unbound",
    to: size("2Gi"),
    errors: [
      differing(
        "@@ -6,7 +6,7 @@",
        '  "Resources": {',
        '   "Limits": null,',
        '   "Requests": {',
        '-   "storage": "1Gi"',
        '+   "storage": "2Gi"',
        "   }",
        "  },",
        '  "VolumeName": "",',
      ),
    ],
  },
  { change: "its size bound", to: size("2Gi"), status: bound, errors: [] },
  { change: "below its size", to: size("1Mi"), status: bound, errors: [smaller] },
  {
    change: "back to a size above what it holds",
    from: size("3Gi"),
    to: size("2Gi"),
    status: bound,
    errors: [],
  },
  { change: "to a volume, once", to: { volumeName: "disk" }, errors: [] },
  {
    change: "to another volume",
    from: { volumeName: "disk" },
    to: { volumeName: "other" },
    errors: [
      differing(
        "@@ -9,7 +9,7 @@",
        '    "storage": "1Gi"',
        "   }",
        "  },",
        '- "VolumeName": "disk",',
        '+ "VolumeName": "other",',
        '  "StorageClassName": null,',
        '  "VolumeMode": "Filesystem",',
        '  "DataSource": null,',
      ),
    ],
  },
  { change: "to a class, once", to: { storageClassName: "fast" }, errors: [] },
  {
    change: "to another class",
    from: { storageClassName: "" },
    to: { storageClassName: "fast" },
    errors: [
      differing(
        "@@ -10,7 +10,7 @@",
        "   }",
        "  },",
        '  "VolumeName": "",',
        '- "StorageClassName": "",',
        '+ "StorageClassName": "fast",',
        '  "VolumeMode": "Filesystem",',
        '  "DataSource": null,',
        '  "DataSourceRef": null,',
      ),
    ],
  },
  {
    change: "away from a class of attributes",
    from: { volumeAttributesClassName: "gold" },
    to: {},
    errors: [
      "spec.volumeAttributesClassName: Forbidden: update from non-nil value to nil is forbidden",
    ],
  },
])("a claim that changes $change is told what may not", ({ from = {}, to, status, errors }) => {
  const rules = strategy.validateUpdate?.(claimOf(to, status), claimOf(from, status));
  expect(texts(rules)).toEqual(errors);
});

const named = "volume.beta.kubernetes.io/storage-class";
const fixedSpec = "spec: Forbidden: spec is immutable after creation";
test.each<{ behaviour: string; to: object; kept?: string; errors: readonly string[] }>([
  {
    behaviour: "be named by the field in place of the annotation",
    to: { storageClassName: "fast" },
    errors: [],
  },
  {
    behaviour: "be named by the field beside the annotation",
    to: { storageClassName: "fast" },
    kept: "fast",
    errors: [],
  },
  {
    behaviour: "not become another",
    to: { storageClassName: "slow" },
    errors: [`metadata.annotations.${named}: Invalid value: "": field is immutable`, fixedSpec],
  },
  {
    behaviour: "not become another by the annotation",
    to: {},
    kept: "slow",
    errors: [`metadata.annotations.${named}: Invalid value: "slow": field is immutable`],
  },
  {
    behaviour: "not be taken off",
    to: {},
    errors: [`metadata.annotations.${named}: Invalid value: "": field is immutable`],
  },
])("a class that an annotation names can $behaviour", ({ to, kept, errors }) => {
  const annotated = (spec: object, value?: string): PersistentVolumeClaim => {
    const claim = claimOf(spec);
    const annotations = value === undefined ? undefined : { [named]: value };
    return { ...claim, metadata: { ...claim.metadata, ...(annotations && { annotations }) } };
  };
  const rules = strategy.validateUpdate?.(annotated(to, kept), annotated({}, "fast"));
  expect(texts(rules).map((text) => text.split(" except")[0])).toEqual(errors);
});

const states =
  '"ControllerResizeInProgress", "ControllerResizeInfeasible", "NodeResizeInProgress", ' +
  '"NodeResizeInfeasible", "NodeResizePending"';

test.each<{ status: PersistentVolumeClaim["status"]; errors: readonly string[] }>([
  { status: bound, errors: [] },
  {
    status: { ...bound, capacity: { storage: "-1" } },
    errors: ["status.capacity[storage]: Invalid value: -1: must be a valid resource quantity"],
  },
  {
    status: { ...bound, allocatedResourceStatuses: { storage: "Done" } },
    errors: [
      `status.allocatedResourceStatus: Unsupported value: "storage": supported values: ${states}`,
    ],
  },
  {
    status: { ...bound, allocatedResources: { cpu: "1" } },
    errors: ['status.allocatedResources: Unsupported value: "cpu": supported values: "storage"'],
  },
])("a claim of status $status is told $errors", ({ status, errors }) => {
  const found = strategy.validateStatusUpdate?.(claimOf({}, status), claimOf({}));
  expect(texts(found)).toEqual(errors);
});

test.each([
  { sent: { dataSource: copy }, kept: { dataSource: copy, dataSourceRef: copy } },
  { sent: { dataSourceRef: snapshot }, kept: { dataSource: snapshot, dataSourceRef: snapshot } },
  { sent: { dataSource: { ...copy, kind: "Secret" } }, kept: {} },
  {
    sent: { dataSourceRef: { ...copy, namespace: "other" } },
    kept: { dataSourceRef: { ...copy, namespace: "other" } },
  },
])("a claim made from $sent is made from $kept", ({ sent, kept }) => {
  expect(strategy.prepareForCreate?.(claimOf(sent))).toEqual(claimOf(kept));
});

test.each([
  { behaviour: "without a volume", spec: {}, status: bound, cells: ["Bound", "", "", ""] },
  {
    behaviour: "with a volume",
    spec: { volumeName: "disk" },
    status: { ...bound, accessModes: ["ReadOnlyMany", "ReadWriteOnce"] },
    cells: ["Bound", "disk", "1Gi", "RWO,ROX"],
  },
])("a claim $behaviour is shown", ({ spec, status, cells }) => {
  const shown = columns.slice(1, 5).map((column) => column.value(claimOf(spec, status), 0));
  expect(shown).toEqual(cells);
});
