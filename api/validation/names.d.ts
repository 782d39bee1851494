/**
 * The name formats of Kubernetes. Each check returns what is wrong, in Kubernetes' words; `[]` is
 * a good name. Source: k8s.io/apimachinery/pkg/util/validation.
 */
/** `must be no more than 63 bytes` */
export declare const tooLongText: (max: number) => string;
/** A DNS label, RFC 1123: 63 characters. */
export declare function labelNameProblems(name: string): string[];
/** A DNS subdomain, RFC 1123: 253 characters. */
export declare function subdomainProblems(name: string): string[];
/** A host with a wildcard in place of its first label: `*.example.com`. */
export declare function wildcardSubdomainProblems(host: string): string[];
/** A DNS label, RFC 1035: as 1123, but it starts with a letter. */
export declare function label1035Problems(name: string): string[];
/** One segment of a URL path. */
export declare function pathSegmentProblems(name: string): string[];
/** A label key, annotation key, finalizer or extended resource: `example.com/name` or `name`. */
export declare function qualifiedNameProblems(name: string): string[];
export declare function labelValueProblems(value: string): string[];
/** A key in the data of a ConfigMap or Secret. */
export declare function configMapKeyProblems(key: string): string[];
/** The name of an environment variable (relaxed form: printable ASCII but `=`). */
export declare function envVarNameProblems(name: string): string[];
