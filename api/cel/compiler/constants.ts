/** Parts of expressions that never change, and so cost nothing. Source: cel-go, OptOptimize. */
import type { ASTNode } from "@marcbachmann/cel-js";

const conversions: ReadonlySet<string> = new Set([
  "bool",
  "bytes",
  "double",
  "duration",
  "int",
  "string",
  "timestamp",
  "uint",
]);

/** Whether a function only gives its argument another type. */
export const isConversion = (name: string): boolean => conversions.has(name);

/** Whether a part has the same value whatever the variables are, and is known to have it. */
export function isConstant(node: ASTNode): boolean {
  switch (node.op) {
    case "value":
      return true;
    case "-_":
      return isConstant(node.args);
    case "list":
      return node.args.every(isConstant);
    case "map":
      return node.args.every(([key, value]) => isConstant(key) && isConstant(value));
    case "call": {
      const [name, args] = node.args;
      return isConversion(name) && args.length === 1 && args.every(isConstant);
    }
    default:
      return false;
  }
}

/** Whether a part names a place of a variable, which is looked up at once: `self.a[i].b`. */
export const isAttribute = (node: ASTNode): boolean =>
  ["id", ".", ".?", "[]", "[?]"].includes(node.op);
