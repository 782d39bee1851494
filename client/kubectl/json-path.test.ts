import { describe, expect, test } from "vitest";
import { jsonPathTemplate, relaxedJsonPath } from "./json-path.ts";

const pods = {
  kind: "List",
  items: [
    {
      metadata: { name: "a", labels: { app: "web", "k8s.io/name": "x" } },
      spec: { containers: [{ name: "c1", image: "nginx:1", ports: [{ containerPort: 80 }] }] },
      status: { phase: "Running", ready: true, restarts: 3 },
    },
    {
      metadata: { name: "b" },
      spec: {
        containers: [
          { name: "c2", image: "redis" },
          { name: "c3", image: "side" },
        ],
      },
      status: { phase: "Pending", ready: false, restarts: 0 },
    },
  ],
};

test.each([
  { behaviour: "a field that is not there", template: "{.nope.x}", missing: "nope" },
  { behaviour: "one that no element has", template: "{.items[*].metadata.nope}", missing: "nope" },
  { behaviour: "one of a union", template: "{.items[0].metadata['name','x']}", missing: "x" },
  { behaviour: "what a filter looks at", template: "{.items[?(@.x==1)]}", missing: "x" },
  { behaviour: "one that some element has", template: "{.items[*].metadata.labels.app}" },
  { behaviour: "what a filter asks for", template: "{.items[?(@.nope)]}" },
  { behaviour: "a field of nothing", template: "{.items[?(@.nope)].metadata.name}" },
])("where fields have to be there, $behaviour is looked at so", ({ template, missing }) => {
  const render = () => jsonPathTemplate(template, { isStrict: true })(pods);
  if (missing === undefined) expect(render).not.toThrow();
  else expect(render).toThrow(`Error executing template: ${missing} is not found.`);
});

describe("a template", () => {
  test.each([
    { behaviour: "gives a field", template: "{.kind}", text: "List" },
    { behaviour: "keeps the text around it", template: "kind={.kind}!", text: "kind=List!" },
    { behaviour: "gives nothing for what is missing", template: "[{.nope.x}]", text: "[]" },
    {
      behaviour: "joins several values by blanks",
      template: "{.items[*].metadata.name}",
      text: "a b",
    },
    { behaviour: "takes $ and @ for the object", template: "{$.kind} {@.kind}", text: "List List" },
    { behaviour: "counts from the end", template: "{.items[-1].metadata.name}", text: "b" },
    { behaviour: "takes slices", template: "{.items[0:1].metadata.name}", text: "a" },
    { behaviour: "takes open slices", template: "{.items[1:].metadata.name}", text: "b" },
    { behaviour: "takes steps", template: "{.items[::2].metadata.name}", text: "a" },
    {
      behaviour: "takes unions of indexes",
      template: "{.items[0,1].metadata.name}",
      text: "a b",
    },
    {
      behaviour: "takes unions of fields",
      template: "{.items[0]['metadata.name','status.phase']}",
      text: "a Running",
    },
    {
      behaviour: "takes names with dots behind backslashes",
      template: "{.items[0].metadata.labels.k8s\\.io/name}",
      text: "x",
    },
    {
      behaviour: "takes quoted names",
      template: "{.items[0].metadata.labels['k8s\\.io/name']}",
      text: "x",
    },
    {
      behaviour: "looks at every depth",
      template: "{..image}",
      text: "nginx:1 redis side",
    },
    {
      behaviour: "filters by equality",
      template: `{.items[?(@.status.phase=="Running")].metadata.name}`,
      text: "a",
    },
    {
      behaviour: "filters by inequality",
      template: `{.items[?(@.status.phase != 'Running')].metadata.name}`,
      text: "b",
    },
    {
      behaviour: "filters by number",
      template: "{.items[?(@.status.restarts>=3)].metadata.name}",
      text: "a",
    },
    {
      behaviour: "filters by truth",
      template: "{.items[?(@.status.ready==false)].metadata.name}",
      text: "b",
    },
    {
      behaviour: "filters by what is there",
      template: "{.items[?(@.metadata.labels)].metadata.name}",
      text: "a",
    },
    {
      behaviour: "ranges, with escapes in quoted text",
      template: `{range .items[*]}{.metadata.name}{"\\t"}{.status.phase}{"\\n"}{end}done`,
      text: "a\tRunning\nb\tPending\ndone",
    },
    {
      behaviour: "ranges within ranges",
      template: "{range .items[*]}{.metadata.name}:{range .spec.containers[*]}{.name},{end};{end}",
      text: "a:c1,;b:c2,c3,;",
    },
    { behaviour: "ranges over nothing", template: "{range .nope[*]}x{end}y", text: "y" },
    {
      behaviour: "prints objects as JSON by name",
      template: "{.items[0].metadata.labels}",
      text: `{"app":"web","k8s.io/name":"x"}`,
    },
    {
      behaviour: "prints lists, numbers and booleans",
      template:
        "{.items[0].spec.containers[0].ports} {.items[0].status.restarts} {.items[*].status.ready}",
      text: `[{"containerPort":80}] 3 true false`,
    },
    {
      behaviour: "takes a star for every member",
      template: "{.items[1].status.*}",
      text: "Pending false 0",
    },
  ])("$behaviour", ({ template, text }) => {
    expect(jsonPathTemplate(template)(pods)).toBe(text);
  });

  test.each([
    { template: "{.items[*]", message: "error parsing jsonpath {.items[*], unclosed action" },
    {
      template: "{.items[x]}",
      message: "error parsing jsonpath {.items[x]}, invalid array index x",
    },
    { template: "{.items[?(@.x]}", message: "unterminated filter" },
    { template: "{end}", message: "not in range, nothing to end" },
    { template: `{"x}`, message: "unterminated quoted string" },
    { template: "{&}", message: "unrecognized character in action: U+0026 '&'" },
  ])("$template is refused", ({ template, message }) => {
    expect(() => jsonPathTemplate(template)).toThrow(message);
  });

  test("tells the template and the object where it fails on the object", () => {
    const object = { items: ["a", 1, null, true] };
    expect(() => jsonPathTemplate("{.items[7]}")(object)).toThrow(
      `error executing jsonpath "{.items[7]}": Error executing template: ` +
        "array index out of bounds: index 7, length 4. " +
        "Printing more information for debugging the template:\n" +
        "\ttemplate was:\n\t\t{.items[7]}\n\tobject given to jsonpath engine was:\n\t\t" +
        `map[string]interface {}{"items":[]interface {}{"a", 1, interface {}(nil), true}}\n\n`,
    );
  });
});

test.each([
  { path: "metadata.name" },
  { path: ".metadata.name" },
  { path: "{.metadata.name}" },
  { path: "{metadata.name}" },
])("a relaxed path may be written $path", ({ path }) => {
  expect(relaxedJsonPath(path)(pods.items[0] ?? null)).toEqual(["a"]);
});
