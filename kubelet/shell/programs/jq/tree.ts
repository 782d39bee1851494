/** The filters of jq as a tree. Source: jq 1.8, its manual. */

interface Of<Type extends string> {
  readonly type: Type;
  readonly of: Filter;
}

interface Pair<Type extends string> {
  readonly type: Type;
  readonly left: Filter;
  readonly right: Filter;
}

interface Operation<Type extends string> extends Pair<Type> {
  readonly operator: string;
}

export type Filter =
  | { readonly type: "identity" }
  | { readonly type: "recurse" }
  | { readonly type: "literal"; readonly value: unknown }
  | { readonly type: "format"; readonly name: string }
  | {
      readonly type: "text";
      readonly parts: readonly (string | Filter)[];
      readonly format?: string;
    }
  | { readonly type: "variable"; readonly name: string }
  | (Of<"index"> & { readonly key: Filter })
  | (Of<"slice"> & { readonly from: Filter | undefined; readonly to: Filter | undefined })
  | Of<"each">
  | (Of<"try"> & { readonly otherwise?: Filter })
  | Of<"negate">
  | Pair<"pipe">
  | Pair<"comma">
  | Pair<"alternative">
  | Operation<"binary">
  | Operation<"assign">
  | { readonly type: "list"; readonly of: Filter | undefined }
  | { readonly type: "object"; readonly entries: readonly (readonly [Filter, Filter])[] }
  | { readonly type: "call"; readonly name: string; readonly args: readonly Filter[] }
  | {
      readonly type: "if";
      readonly test: Filter;
      readonly then: Filter;
      readonly otherwise: Filter | undefined;
    }
  | (Of<"label"> & { readonly name: string })
  | { readonly type: "break"; readonly name: string }
  | (Of<"as"> & { readonly name: string; readonly body: Filter })
  | {
      readonly type: "define";
      readonly name: string;
      readonly params: readonly string[];
      readonly body: Filter;
      readonly rest: Filter;
    }
  | (Of<"foreach"> & {
      readonly name: string;
      readonly start: Filter;
      readonly update: Filter;
      readonly extract: Filter;
    })
  | (Of<"reduce"> & { readonly name: string; readonly start: Filter; readonly update: Filter });

/** A filter of a type. */
export type FilterOf<Type extends Filter["type"]> = Extract<Filter, { readonly type: Type }>;

/** What is no filter, or cannot be done. */
export class JqError extends Error {
  /** What `error` was given, where that is more than a text. */
  readonly value: unknown;

  constructor(message: string, value: unknown = message) {
    super(message);
    this.value = value;
  }
}
