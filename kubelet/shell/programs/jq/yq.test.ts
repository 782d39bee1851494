import { expect, test } from "vitest";
import { runTest, sh } from "../../test-shell.ts";

const files = {
  "/c.yaml": "image:\n  tag: '1.0'\n  ports: [80, 443]\nenabled: true\nname: web\n",
  "/more.yaml": "image:\n  tag: '2.0'\nextra: on\n",
  "/noted.yaml":
    "# of all\nimage:\n  # which\n  tag: '1.0' # old: \"1\"\n  text: |\n    # no comment\n" +
    "env:\n- name: A\n- name: '#B'\n\n# how many\nreplicas: 2\n# the end\n",
  "/list.yaml": "l: [{a: 9}]\nn: 0\n",
  "/other.yaml": "l:\n- a: 1\n  b: 2\n- 3\nk: mine\n",
  "/all.yaml": "kind: A\nn: 1\n---\nkind: B\nn: 2\n",
};

test.each([
  ["yq .image.tag /c.yaml", "1.0\n"],
  ["yq '.image.ports[]' /c.yaml", "80\n443\n"],
  ["yq e '.enabled' - < /c.yaml", "true\n"],
  ["yq '.none' /c.yaml", "null\n"],
  ["yq -o=json -I0 .image /c.yaml", '{"tag":"1.0","ports":[80,443]}\n'],
  [
    "yq -i '.image.tag = \"3\" | del(.enabled)' /c.yaml; cat /c.yaml",
    "image:\n  tag: '3'\n  ports:\n    - 80\n    - 443\nname: web\n",
  ],
  [
    "TAG=9 yq '.image.tag = strenv(TAG) | .n = env(TAG) | [.image.tag, .n]' -o json -I 0 /c.yaml",
    '["9",9]\n',
  ],
  ["yq 'select(.kind == \"B\") | .n' /all.yaml", "2\n"],
  ["yq '.n += 1' /all.yaml", "kind: A\nn: 2\n---\nkind: B\nn: 3\n"],
  [
    "yq eval-all 'select(fileIndex == 0) * select(fileIndex == 1) | .image.tag' /c.yaml /more.yaml",
    "2.0\n",
  ],
  [
    "yq ea '. as $item ireduce ({}; . * $item) | keys' -o=json -I=0 /c.yaml /more.yaml",
    '["enabled","extra","image","name"]\n',
  ],
  [
    "yq -o=json -I=0 '. *+ load(\"/list.yaml\")' /other.yaml",
    '{"l":[{"a":1,"b":2},3,{"a":9}],"k":"mine","n":0}\n',
  ],
  [
    "yq ea -o=json -I=0 'select(fi == 0) *d select(fi == 1)' /other.yaml /list.yaml",
    '{"l":[{"a":9,"b":2},3],"k":"mine","n":0}\n',
  ],
  ["yq -o=json -I=0 '. *n load(\"/other.yaml\")' /list.yaml", '{"l":[{"a":9}],"n":0,"k":"mine"}\n'],
  ["yq -o=json -I=0 '.l += 5' /list.yaml", '{"l":[{"a":9},5],"n":0}\n'],
  [
    "yq -o=json -I=0 'with(.l[0]; .b = 1 | .c = 2)' /list.yaml",
    '{"l":[{"a":9,"b":1,"c":2}],"n":0}\n',
  ],
  ["yq '.k | sub(\"m\", \"d\")' /other.yaml; yq '.n | tag' /list.yaml", "dine\n!!int\n"],
  [
    "yq -i '.image.tag = \"3\" | del(.env[0])' /noted.yaml; cat /noted.yaml",
    "# of all\nimage:\n  # which\n  tag: '3' # old: \"1\"\n  text: |\n    # no comment\n" +
      "env:\n  - name: '#B'\n# how many\nreplicas: 2\n# the end\n",
  ],
  ["yq .image.tag /noted.yaml", "1.0\n"],
  ["yq -n '.a.b = \"x\"'", "a:\n  b: x\n"],
  ["yq -o props .image /c.yaml", "tag = 1.0\nports.0 = 80\nports.1 = 443\n"],
  ["echo '{\"a\":1}' | yq -P", "a: 1\n"],
  ["yq -e .none /c.yaml; echo $?", "null\n1\n"],
  ["yq /more.yaml", "image:\n  tag: '2.0'\nextra: on\n"],
])("%s", (script, output) => {
  expect(runTest(sh(script), { files })).toMatchObject({ output, errors: "" });
});
