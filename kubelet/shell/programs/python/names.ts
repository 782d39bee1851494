/** The names that are assigned to. */
import type { Block, Expression, Statement } from "./tree.ts";

/** Those of a target. */
export function localNames(target: Expression): readonly string[] {
  switch (target.kind) {
    case "name":
      return [target.name];
    case "star":
      return localNames(target.value);
    case "tuple":
    case "list":
      return target.items.flatMap(localNames);
    default:
      return [];
  }
}

/** Those of statements and all that stand within them, but for functions of their own. */
export function assignedNames(block: Block): ReadonlySet<string> {
  const names = new Set<string>();
  const others = new Set<string>();
  const visit = (statement: Statement) => {
    for (const name of namesOf(statement)) names.add(name);
    if (statement.kind === "scope") for (const name of statement.names) others.add(name);
    for (const inner of blocksOf(statement)) inner.forEach(visit);
  };
  block.forEach(visit);
  for (const name of others) names.delete(name);
  return names;
}

function namesOf(statement: Statement): readonly string[] {
  const named = expressionsOf(statement).flatMap(walrusNames);
  switch (statement.kind) {
    case "assign":
    case "delete":
      return [...named, ...statement.targets.flatMap(localNames)];
    case "augment":
    case "for":
      return [...named, ...localNames(statement.target)];
    case "annotate":
      return [...named, statement.name];
    case "def":
    case "class":
      return [statement.name];
    case "import":
      return statement.names.map(({ name, as }) => as ?? name.replace(/\..*/, ""));
    case "from":
      return statement.names.map(({ name, as }) => as ?? name);
    case "with":
      return [
        ...named,
        ...statement.items.flatMap(({ target }) =>
          target === undefined ? [] : localNames(target),
        ),
      ];
    case "try":
      return statement.handlers.flatMap(({ name }) => name ?? []);
    default:
      return named;
  }
}

const walrusNames = (node: Expression): readonly string[] => [
  ...(node.kind === "named" ? [node.name] : []),
  ...(node.kind === "lambda" ? [] : partsOf(node).flatMap(walrusNames)),
];

/** Whether a function whose body this is gives its values one by one. */
export const isGenerator = (body: Block): boolean =>
  body.some(
    (statement) =>
      (statement.kind !== "class" && expressionsOf(statement).some(hasYield)) ||
      blocksOf(statement).some(isGenerator),
  );

const hasYield = (node: Expression): boolean =>
  node.kind === "yield" || (node.kind !== "lambda" && partsOf(node).some(hasYield));

/** The blocks that stand within a statement, but for those of functions. */
export function blocksOf(statement: Statement): readonly Block[] {
  switch (statement.kind) {
    case "if":
      return [statement.then, statement.otherwise];
    case "while":
    case "for":
      return [statement.body, statement.otherwise];
    case "with":
      return [statement.body];
    case "try": {
      const { body, handlers, otherwise, last } = statement;
      return [body, ...handlers.map((each) => each.body), otherwise, last];
    }
    default:
      return [];
  }
}

const present = (nodes: readonly (Expression | undefined)[]): readonly Expression[] =>
  nodes.filter((node) => node !== undefined);

/** The expressions of a statement itself. */
export function expressionsOf(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case "expression":
      return [statement.value];
    case "assign":
      return [statement.value, ...statement.targets];
    case "augment":
      return [statement.target, statement.value];
    case "if":
    case "while":
      return [statement.test];
    case "for":
      return [statement.items, statement.target];
    case "def":
      return present([
        ...statement.decorators,
        ...statement.parameters.plain.map(({ usual }) => usual),
      ]);
    case "class":
      return [...statement.decorators, ...statement.bases.map(({ value }) => value)];
    case "annotate":
    case "return":
      return present([statement.value]);
    case "try":
      return present(statement.handlers.map(({ type }) => type));
    case "raise":
      return present([statement.value, statement.cause]);
    case "with":
      return present(statement.items.flatMap(({ value, target }) => [value, target]));
    case "delete":
      return statement.targets;
    case "assert":
      return present([statement.test, statement.message]);
    default:
      return [];
  }
}

/** The expressions that an expression is made of. */
export function partsOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case "format":
      return node.parts.flatMap(replaced);
    case "list":
    case "tuple":
    case "set":
      return node.items;
    case "star":
    case "named":
      return [node.value];
    case "yield":
      return present([node.value]);
    case "dict":
      return present(node.entries.flatMap(({ key, value }) => [key, value]));
    case "unary":
      return [node.operand];
    case "binary":
    case "logic":
      return [node.left, node.right];
    case "compare":
      return [node.first, ...node.rest.map(({ operand }) => operand)];
    case "choice":
      return [node.test, node.then, node.otherwise];
    case "attribute":
      return [node.of];
    case "element":
      return [node.of, node.index];
    case "slice":
      return present([node.from, node.to, node.step]);
    case "call":
      return [node.callee, ...node.args.map(({ value }) => value)];
    case "lambda":
      return [...present(node.parameters.plain.map(({ usual }) => usual)), node.body];
    case "comprehension":
      return present([
        node.item,
        node.value,
        ...node.clauses.flatMap(({ target, items, tests }) => [target, items, ...tests]),
      ]);
    default:
      return [];
  }
}

type FormatPart = Extract<Expression, { kind: "format" }>["parts"][number];

const replaced = (part: FormatPart): readonly Expression[] =>
  typeof part === "string" ? [] : [part.value, ...part.spec.flatMap(replaced)];
