import {
  type CompiledValidatingPolicy,
  compileValidatingPolicy,
} from "../../api/admissionregistration/policy-expressions.ts";
import {
  type ExpressionWarning,
  ValidatingAdmissionPolicy,
} from "../../api/admissionregistration/validating-policy.ts";
import { type CelType, celTypeOfStructure } from "../../api/cel/index.ts";
import { allResources } from "../../api/index.ts";
import type { ResourceDefinition } from "../../api/resource.ts";
import { type Action, apply } from "../../client/action.ts";

/** So many kinds of objects are looked at. */
const typesMax = 10;

/**
 * Checks the types in the expressions of a policy that was written since that was done last. A
 * kind that is built in is known by its fields; of custom resources nothing is checked.
 * Source: pkg/controller/validatingadmissionpolicystatus; policy/validating/typechecking.go
 * 1.36.
 */
export function planStatus(policy: ValidatingAdmissionPolicy): readonly Action[] {
  const { metadata, status } = policy;
  const { generation = 0 } = metadata;
  if (generation <= (status.observedGeneration ?? 0)) return [];
  const expressionWarnings = warningsOf(policy);
  const typeChecking = expressionWarnings.length === 0 ? {} : { expressionWarnings };
  const checked = {
    metadata: { name: metadata.name },
    status: { observedGeneration: generation, typeChecking },
  };
  return [{ ...apply(ValidatingAdmissionPolicy, checked), subresource: "status" }];
}

function warningsOf({ spec }: ValidatingAdmissionPolicy): readonly ExpressionWarning[] {
  const params = typeNamed(spec.paramKind?.apiVersion, spec.paramKind?.kind);
  const checks = typesToCheck(spec.matchConstraints?.resourceRules ?? []).map((definition) => {
    const object = celTypeOfStructure(definition.structure, definition.kind);
    const objects = { object, ...(params === undefined ? {} : { params }) };
    return { definition, compiled: compileValidatingPolicy(spec, objects) };
  });
  return (spec.validations ?? []).flatMap((_, index) =>
    (["expression", "messageExpression"] as const).flatMap((part) => {
      const found = checks.flatMap(({ definition, compiled }) => {
        const issues = issuesOf(compiled, index, part);
        return issues === undefined ? [] : [`${gvkText(definition)}: ${issues}\n`];
      });
      if (found.length === 0) return [];
      return [{ fieldRef: `spec.validations[${index}].${part}`, warning: found.join("\n") }];
    }),
  );
}

/** What the compiler says of one expression; that it gives another type is not looked at. */
function issuesOf(
  { validations }: CompiledValidatingPolicy,
  index: number,
  part: "expression" | "messageExpression",
): string | undefined {
  const compiled = validations[index];
  const error = (part === "expression" ? compiled?.rule : compiled?.message)?.error;
  const prefix = "compilation failed: ";
  return error?.startsWith(prefix) === true ? error.slice(prefix.length) : undefined;
}

interface Rule {
  readonly apiGroups?: readonly string[] | undefined;
  readonly apiVersions?: readonly string[] | undefined;
  readonly resources?: readonly string[] | undefined;
}

/** The kinds that rules name without wildcards, by group, version and kind. */
function typesToCheck(rules: readonly Rule[]): readonly ResourceDefinition[] {
  const isWild = (words: readonly string[] = []) => words.some((each) => each.includes("*"));
  const plain = rules.filter((rule) => !isWild(rule.apiGroups) && !isWild(rule.apiVersions));
  const named = allResources.filter(({ group, version, plural }) =>
    plain.some(
      (rule) =>
        rule.apiGroups?.includes(group) === true &&
        rule.apiVersions?.includes(version) === true &&
        rule.resources?.includes(plural) === true,
    ),
  );
  return named.sort(byName).slice(0, typesMax);
}

const byName = (left: ResourceDefinition, right: ResourceDefinition): number =>
  [left.group, left.version, left.kind].join() < [right.group, right.version, right.kind].join()
    ? -1
    : 1;

function typeNamed(apiVersion: string | undefined, kind: string | undefined): CelType | undefined {
  const found = allResources.find((each) => each.apiVersion === apiVersion && each.kind === kind);
  return found && celTypeOfStructure(found.structure, found.kind);
}

/** As Go prints it: a core kind has nothing before the slash. */
const gvkText = ({ group, version, kind }: ResourceDefinition): string =>
  `${group}/${version}, Kind=${kind}`;
