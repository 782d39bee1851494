import { describe, expect, test } from "vitest";
import type { Json } from "../../../api/json.ts";
import { goTemplate } from "./index.ts";

const object: Json = {
  kind: "Pod",
  metadata: { name: "web", labels: { b: "2", a: "1" } },
  spec: { replicas: 3, share: 0.5, on: true, ports: [80, 443], empty: [], none: null },
  data: { text: "aGk=" },
};

test.each([
  { template: "{{.x}}", fact: 'map has no entry for key "x"' },
  { template: "{{range .spec.ports}}{{$.x}}{{end}}", fact: 'map has no entry for key "x"' },
  { template: "{{.spec.none.x}}", fact: 'nil data; no entry for key "x"' },
])("where fields have to be there, $template is told of", ({ template, fact }) => {
  const run = () => goTemplate(template, { isStrict: true })(object);
  expect(run).toThrow(`error executing template "${template}": ${fact}`);
});

describe("a template", () => {
  test.each([
    { behaviour: "is text", template: "a {b} c", text: "a {b} c" },
    { behaviour: "shows fields", template: "{{.kind}}/{{ .metadata.name }}", text: "Pod/web" },
    {
      behaviour: "says what is not there",
      template: "{{.x}} {{.x.y}}",
      text: "<no value> <no value>",
    },
    { behaviour: "trims blanks around it", template: "a {{- 1 -}} b", text: "a1b" },
    { behaviour: "has comments", template: "a{{/* {{ */}}b{{- /* c */ -}} d", text: "abd" },
    { behaviour: "shows maps by key", template: "{{.metadata.labels}}", text: "map[a:1 b:2]" },
    { behaviour: "shows lists", template: "{{.spec.ports}}", text: "[80 443]" },
    {
      behaviour: "has constants",
      template: "{{1}} {{1.5}} {{`\\n`}} {{\"\\t\"}} {{true}} {{'a'}}",
      text: "1 1.5 \\n \t true 97",
    },
    {
      behaviour: "shows large numbers as Go",
      template: "{{1000000.0}} {{0.00001}}",
      text: "1e+06 1e-05",
    },
    { behaviour: "chooses", template: "{{if .spec.on}}y{{else}}n{{end}}", text: "y" },
    {
      behaviour: "chooses among several",
      template: "{{if .x}}1{{else if .kind}}2{{else}}3{{end}}",
      text: "2",
    },
    {
      behaviour: "takes what is empty for false",
      template: "{{if .spec.empty}}y{{else}}n{{end}}",
      text: "n",
    },
    {
      behaviour: "goes into a value",
      template: "{{with .metadata}}{{.name}}{{end}}{{with .x}}a{{else}}b{{end}}",
      text: "webb",
    },
    {
      behaviour: "goes through a list",
      template: "{{range .spec.ports}}<{{.}}>{{end}}",
      text: "<80><443>",
    },
    {
      behaviour: "counts",
      template: "{{range $i, $p := .spec.ports}}{{$i}}={{$p}} {{end}}",
      text: "0=80 1=443 ",
    },
    {
      behaviour: "goes through a map by key",
      template: "{{range $k, $v := .metadata.labels}}{{$k}}{{$v}}{{end}}",
      text: "a1b2",
    },
    {
      behaviour: "says what stands for an empty list",
      template: "{{range .spec.empty}}x{{else}}none{{end}}",
      text: "none",
    },
    {
      behaviour: "stops and skips",
      template: "{{range .spec.ports}}{{if eq . 80}}{{continue}}{{end}}{{.}}{{break}}{{end}}",
      text: "443",
    },
    {
      behaviour: "has variables",
      template: "{{$x := 1}}{{if true}}{{$x = 2}}{{$y := 3}}{{$y}}{{end}}{{$x}}",
      text: "32",
    },
    {
      behaviour: "reaches the whole from inside",
      template: "{{range .spec.ports}}{{$.kind}}{{end}}",
      text: "PodPod",
    },
    { behaviour: "has pipes", template: '{{.kind | printf "%s-%s" "a"}}', text: "a-Pod" },
    {
      behaviour: "has parentheses with fields",
      template: '{{(index .metadata.labels "a")}}{{(index . "metadata").name}}',
      text: "1web",
    },
    {
      behaviour: "formats",
      template: '{{printf "%5s|%-5s|%05d|%q|%v|%.2f" "a" "b" 7 "c" .spec.on 1.234}}',
      text: '    a|b    |00007|"c"|true|1.23',
    },
    {
      behaviour: "compares",
      template: '{{eq .spec.replicas 1 3}} {{lt 1 2}} {{ne .kind "x"}}',
      text: "true true true",
    },
    {
      behaviour: "decides by what is there",
      template: '{{and .kind .x}} {{or .x "y"}} {{not .x}}',
      text: "<no value> y true",
    },
    { behaviour: "counts members", template: "{{len .spec.ports}} {{len .kind}}", text: "2 3" },
    { behaviour: "takes parts", template: '{{slice "abcdef" 1 3}}', text: "bc" },
    {
      behaviour: "puts blanks as Go's print",
      template: '{{print 1 2 "x" "y"}}{{println 1 "z"}}',
      text: "1 2xy1 z\n",
    },
    {
      behaviour: "runs templates that it defines",
      template: '{{define "x"}}<{{.}}>{{end}}{{template "x" .kind}}{{block "y" 1}}{{.}}{{end}}',
      text: "<Pod>1",
    },
    {
      behaviour: "hides its variables from them",
      template: '{{$a := 1}}{{define "x"}}{{$}}{{end}}{{template "x" 2}}{{template "x"}}{{$a}}',
      text: "2<no value>1",
    },
    {
      behaviour: "has kubectl's own functions",
      template: '{{base64decode .data.text}} {{exists . "spec" "x"}}',
      text: "hi false",
    },
  ])("$behaviour", ({ template, text }) => {
    expect(goTemplate(template)(object)).toBe(text);
  });

  test.each([
    {
      template: "{{.kind",
      fact: "error parsing template {{.kind, template: output:1: unclosed action",
    },
    {
      template: "{{range .a}}",
      fact: "error parsing template {{range .a}}, template: output:1: unexpected EOF",
    },
    {
      template: "{{end}}",
      fact: "error parsing template {{end}}, template: output:1: unexpected {{end}}",
    },
    {
      template: "{{nope 1}}",
      fact: 'error parsing template {{nope 1}}, template: output:1: function "nope" not defined',
    },
    {
      template: '{{if 1}}{{define "x"}}{{end}}{{end}}',
      fact: "unexpected {{define}}",
    },
    {
      template: '{{define "x"}}',
      fact: 'error parsing template {{define "x"}}, template: output:1: unexpected EOF',
    },
    { template: '{{template "x"}}', fact: 'template "x" not defined' },
    {
      template: '{{define "x"}}{{template "x"}}{{end}}{{template "x"}}',
      fact: "exceeded maximum template depth",
    },
    {
      template: "{{.kind.x}}",
      fact: 'error executing template "{{.kind.x}}": can\'t evaluate field x in type interface {}',
    },
    {
      template: "{{eq 1 1.0}}",
      fact: 'error executing template "{{eq 1 1.0}}": incompatible types for comparison',
    },
    {
      template: "{{index .x 1}}",
      fact: 'error executing template "{{index .x 1}}": error calling index: index of untyped nil',
    },
  ])("may be wrong: $template", ({ template, fact }) => {
    expect(() => goTemplate(template)(object)).toThrow(fact);
  });
});
