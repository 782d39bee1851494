/**
 * Whether a refusal says that the namespace is being terminated: nothing can be made there any
 * more, so that the work is to be dropped.
 */
export declare function isForTerminatingNamespace(failure: string | undefined): boolean;
