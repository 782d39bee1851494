/** The columns of policies and of their bindings. Source: pkg/printers/internalversion 1.36. */
import { goSelector } from "../meta/go-selector.ts";
import type { Column, KubeObject } from "../resource.ts";
import type { ParamKind, ParamRef } from "./param.ts";

const unset = "<unset>";

interface WithParamKind extends KubeObject {
  readonly spec: { readonly paramKind?: ParamKind | undefined };
}

export const paramKindColumn: Column<WithParamKind> = {
  name: "ParamKind",
  type: "string",
  description: "The kind of its parameters.",
  value: ({ spec: { paramKind } }) =>
    paramKind === undefined ? unset : `${paramKind.apiVersion ?? ""}/${paramKind.kind ?? ""}`,
};

interface Binding extends KubeObject {
  readonly spec: {
    readonly policyName?: string | undefined;
    readonly paramRef?: ParamRef | undefined;
  };
}

export const policyNameColumn: Column<Binding> = {
  name: "PolicyName",
  type: "string",
  description: "The policy that is bound.",
  value: ({ spec }) => spec.policyName ?? "",
};

export const paramRefColumn: Column<Binding> = {
  name: "ParamRef",
  type: "string",
  description: "The parameters that the policy is given.",
  value: ({ spec: { paramRef } }) => {
    const { name = "", namespace = "", selector } = paramRef ?? {};
    if (name !== "") return `${namespace === "" ? "*" : namespace}/${name}`;
    return selector === undefined ? unset : goSelector(selector);
  },
};
