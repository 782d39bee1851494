/** A field of a message. */
export interface MessageField {
    /**
     * Its name in JSON, or `^` for a struct whose members stand in JSON beside the others. A name
     * that begins with `|` is of a value that stands in JSON for the whole message.
     */
    readonly name: string;
    /** A scalar type, one of the types with a form of their own in JSON, or a message's full name. */
    readonly type: string;
    readonly container: "list" | "map" | undefined;
    /** A pointer in Go: its zero value is one that was given. */
    readonly pointer: boolean;
}
/** The fields of a message by their numbers; the name is as in `apps.v1.Deployment`. */
export declare function messageFields(name: string): ReadonlyMap<number, MessageField> | undefined;
/** The message of a kind, such as `rbac.v1.Role` for `rbac.authorization.k8s.io/v1` and `Role`. */
export declare function messageOf(apiVersion: string, kind: string): string | undefined;
