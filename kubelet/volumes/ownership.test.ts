import { expect, test } from "vitest";
import { type Directory, directory, entryAt, file, withFile } from "../shell/files/file-system.ts";
import type { Store } from "../shell/files/mounted-files.ts";
import { boundPod, container } from "../test-kubelet.ts";
import { giveVolumes } from "./ownership.ts";

const pod = (uid: string, securityContext: object, volume: object = { emptyDir: {} }) =>
  boundPod({
    metadata: { uid },
    spec: {
      securityContext,
      containers: [container({ volumeMounts: [{ name: "v", mountPath: "/data" }] })],
      volumes: [{ name: "v", ...volume }],
    },
  });

function give(of: ReturnType<typeof pod>, store: Store): void {
  const [first] = of.spec.containers;
  const mount = { path: "/data", store, subPath: "/", isReadOnly: false, isShared: true };
  if (first !== undefined) giveVolumes(of, first, [mount]);
}

const shown = ({ root }: Store, path = "") => {
  const entry = entryAt(root, path === "" ? [] : path.split("/"));
  if (entry?.kind !== "directory" && entry?.kind !== "file") return undefined;
  return [entry.mode.toString(8), entry.group];
};

const closed = (root: Directory): Directory => ({ ...root, mode: 0o700, group: 7 });

test("what a container has changed of a volume stays when one of its pod starts again", () => {
  const store: Store = { root: directory() };
  const first = pod("1", { fsGroup: 2000 });
  give(first, store);
  expect(shown(store)).toEqual(["2777", 2000]);
  store.root = closed(store.root);
  give(first, store);
  expect(shown(store)).toEqual(["700", 7]);
});

const claim = { persistentVolumeClaim: { claimName: "v" } };

test.each([
  { behaviour: "all of it", policy: "Always", inner: ["660", 2000] },
  {
    behaviour: "nothing where its root is the group's",
    policy: "OnRootMismatch",
    inner: ["600", 5],
  },
])("another pod with the same claim gives its group $behaviour: $policy", ({ policy, inner }) => {
  const store: Store = { root: directory() };
  give(pod("1", { fsGroup: 2000 }, claim), store);
  const own = { ...file("x"), mode: 0o600, group: 5 };
  store.root = withFile(store.root, "/a/x", own);
  give(pod("2", { fsGroup: 2000, fsGroupChangePolicy: policy }, claim), store);
  expect([shown(store), shown(store, "a/x")]).toEqual([["2775", 2000], inner]);
});
