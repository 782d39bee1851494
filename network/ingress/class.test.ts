import { expect, test } from "vitest";
import { isServed } from "./class.ts";
import { classOf, ingressOf } from "./testing/objects.ts";

const classes = [
  classOf("web", "k8s.io/ingress-nginx"),
  classOf("own", "sim.kubesim.dev/ingress"),
  classOf("external-lb", "example.com/ingress-controller"),
];
const annotated = (name: string) => ({ annotations: { "kubernetes.io/ingress.class": name } });

test.each([
  { behaviour: "of no class", spec: {}, served: true },
  { behaviour: "of a class of ingress-nginx", spec: { ingressClassName: "web" }, served: true },
  { behaviour: "of a class of kubesim", spec: { ingressClassName: "own" }, served: true },
  {
    behaviour: "of a class of another controller",
    spec: { ingressClassName: "external-lb" },
    served: false,
  },
  {
    behaviour: "of a class that is not there",
    spec: { ingressClassName: "traefik" },
    served: false,
  },
  { behaviour: "of nginx, which nobody made", spec: { ingressClassName: "nginx" }, served: true },
  {
    behaviour: "of an nginx that somebody made for another controller",
    spec: { ingressClassName: "nginx" },
    more: [classOf("nginx", "nginx.org/ingress-controller")],
    served: false,
  },
  { behaviour: "with the annotation nginx", spec: {}, parts: annotated("nginx"), served: true },
  { behaviour: "with another annotation", spec: {}, parts: annotated("gce"), served: false },
  { behaviour: "with an empty annotation", spec: {}, parts: annotated(""), served: true },
  {
    behaviour: "whose class goes before its annotation",
    spec: { ingressClassName: "external-lb" },
    parts: annotated("nginx"),
    served: false,
  },
])("an Ingress $behaviour is served: $served", ({ spec, parts = {}, more = [], served }) => {
  const all = [...classes, ...more];
  const find = (name: string) => all.find(({ metadata }) => metadata.name === name);
  expect(isServed(ingressOf(spec, parts), find)).toBe(served);
});
