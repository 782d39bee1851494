interface Token {
  readonly kind: string;
  readonly text: string;
}

/** The tokens of a program, of which one is looked at; past the last, the end again and again. */
export class TokenReader<T extends Token> {
  readonly #tokens: readonly T[];
  readonly #end: T;
  readonly #fixed: readonly T["kind"][];
  #at = 0;

  /** Tokens of `fixed` kinds stand for what their text is: operators, and words of the language. */
  constructor(
    tokens: readonly T[],
    { end, fixed }: { readonly end: T; readonly fixed: readonly T["kind"][] },
  ) {
    this.#tokens = tokens;
    this.#end = end;
    this.#fixed = fixed;
  }

  get now(): T {
    return this.ahead(0);
  }

  ahead(count: number): T {
    return this.#tokens[this.#at + count] ?? this.#end;
  }

  take(): T {
    const token = this.now;
    this.#at += 1;
    return token;
  }

  /** It is one of these operators or words. */
  is(...texts: readonly string[]): boolean {
    const { kind, text } = this.now;
    return this.#fixed.includes(kind) && texts.includes(text);
  }

  /** Goes past one of these, if it is there. */
  accept(...texts: readonly string[]): boolean {
    const isThere = this.is(...texts);
    if (isThere) this.#at += 1;
    return isThere;
  }

  /** Goes past a token of a kind, if it is there. */
  acceptKind(kind: T["kind"]): boolean {
    const isThere = this.now.kind === kind;
    if (isThere) this.#at += 1;
    return isThere;
  }
}
