/** One term of a field selector: the field equals the value, or does not. */
export interface FieldRequirement {
    readonly field: string;
    readonly operator: "=" | "!=";
    readonly value: string;
}
/**
 * The terms of a field selector such as `status.phase!=Running,metadata.name=a`; all must hold.
 * Empty text has none. A backslash escapes `,`, `=` and itself in a value. Throws BadRequest in
 * Kubernetes' words. Source: k8s.io/apimachinery/pkg/fields/selector.go.
 */
export declare function parseFieldSelector(text: string | undefined): FieldRequirement[];
/** True where every term holds. `read` yields the value of a field, empty where it is not set. */
export declare function matchesFields(requirements: readonly FieldRequirement[], read: (field: string) => string): boolean;
/** The text that parses to these terms. */
export declare function formatFieldSelector(requirements: readonly FieldRequirement[]): string;
/** A value in which backslashes, commas and equals signs are escaped. */
export declare function escapeFieldValue(value: string): string;
