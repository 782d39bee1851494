/** kubesim's own command line shows and changes what was last applied as kubectl does. */
import { beforeAll, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { configMap, deployment } from "./manifests.ts";
import { normal } from "./normal.ts";
import { expectParity, expectParityInTurn, requireBundle } from "./parity.ts";

let bench: Workbench;

beforeAll(async () => {
  requireBundle();
  bench = await Workbench.open({ speed: 0 });
  bench.useNamespace();
  bench.write({
    "all/one.yaml": configMap("one"),
    "all/two.yaml": configMap("two"),
    "all/web.yaml": deployment("web"),
    "bare.yaml": configMap("bare"),
    "changed.yaml": `${configMap("one").replace("1", "2")}---\n${configMap("two")}`,
    "partly.yaml": `${configMap("one").replace("1", "2")}---\n${configMap("none")}`,
    "editor.sh": `cat "$1"; [ -z "$EDITS" ] || sed -i "$EDITS" "$1"`,
  });
  await bench.run(anew);
  return () => bench.close();
});

/** Everything is as it was applied at first. */
const anew = `kubectl delete cm,deploy --all >out; kubectl create -f bare.yaml >out
  kubectl apply -f all >out; export KUBE_EDITOR="sh editor.sh"`;

const shown = "kubectl get cm,deploy -o yaml --show-managed-fields";

const same = (command: string) =>
  expectParityInTurn(bench, `${anew}; { ${command}; echo "exit code $?"; } 2>&1; ${shown}`, {
    undo: () => {},
    normal: (text) =>
      normal(text)
        .replace(/resourceVersion: "\d+"/g, "<version>")
        .replace(/"\/[^ "]*-edit-\d+/g, '"FILE'),
  });

/** They change nothing. */
test.each([
  "view-last-applied deploy/web",
  "view-last-applied deploy web -o json",
  "view-last-applied deploy web -o name",
  "view-last-applied cm/bare",
  "view-last-applied cm/bare cm/one",
  "view-last-applied cm/none cm/one cm/nothing",
  "view-last-applied cm",
  "view-last-applied cm --all",
  "view-last-applied deploy -l app=web",
  "view-last-applied -f changed.yaml",
  "view-last-applied -f partly.yaml",
  "view-last-applied -f none.yaml",
  "view-last-applied",
])("kubectl apply %s", (command) => expectParity(bench, `kubectl apply ${command}`));

test.each([
  "set-last-applied -f all",
  "set-last-applied -f changed.yaml",
  "set-last-applied -f changed.yaml -o name",
  "set-last-applied -f changed.yaml --dry-run=client -o yaml",
  "set-last-applied -f changed.yaml --dry-run=server",
  "set-last-applied -f changed.yaml && kubectl apply set-last-applied -f changed.yaml",
  "set-last-applied -f partly.yaml",
  "set-last-applied -f bare.yaml",
  "set-last-applied -f bare.yaml --create-annotation",
  "set-last-applied -f none.yaml",
  "set-last-applied",
  "edit-last-applied",
  "edit-last-applied cm/none",
  "edit-last-applied cm/one",
  "edit-last-applied cm/one -o name",
  "edit-last-applied cm/bare",
])("kubectl apply %s", (command) => same(`kubectl apply ${command}`));

test.each([
  ["s/one/1/; s/app: web/app: new/", "deploy/web"],
  ['s/a: .*/a: "5"/', "cm/one"],
  ['s/a: .*/a: "5"/', "cm/one cm/bare --field-manager=me"],
  ['s/"a": .*/"a": "5"/', "cm/one -o json"],
  ['s/  a: .*/  b: "5"/', "-f changed.yaml"],
  ["s/name: one/name: other/", "cm/one"],
])("EDITS='%s' kubectl apply edit-last-applied %s", (edits, what) =>
  same(`EDITS='${edits}' kubectl apply edit-last-applied ${what}`),
);
