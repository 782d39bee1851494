/**
 * A short name for a value, the same for equal values whatever the order of their fields. A
 * collision count gives the value another name. The form is that of Kubernetes (a 32 bit hash in
 * decimal, spelt in safe letters), the value is our own.
 */
export declare function contentHash(value: unknown, collisionCount?: number): string;
