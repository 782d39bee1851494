/** One step of a path: each takes the values that the step before found. */
export type Step = {
    readonly kind: "field";
    readonly name: string;
} | {
    readonly kind: "wildcard";
} | {
    readonly kind: "recursive";
} | {
    readonly kind: "slice";
    readonly from?: number;
    readonly to?: number;
    readonly by?: number;
} | {
    readonly kind: "index";
    readonly at: number;
} | {
    readonly kind: "union";
    readonly paths: readonly Path[];
} | {
    readonly kind: "filter";
    readonly left: Path;
    readonly operator: string;
    readonly right: Path;
} | {
    readonly kind: "literal";
    readonly value: string | number | boolean;
} | {
    readonly kind: "word";
    readonly name: string;
};
export type Path = readonly Step[];
/** Text stands for itself, a path for what it finds, a range repeats its body for each of that. */
export type Part = {
    readonly kind: "text";
    readonly text: string;
} | {
    readonly kind: "path";
    readonly path: Path;
} | {
    readonly kind: "range";
    readonly path: Path;
    readonly body: readonly Part[];
};
/** Throws JsonPathError in Kubernetes' words where the template is not well formed. */
export declare function parseTemplate(template: string): readonly Part[];
