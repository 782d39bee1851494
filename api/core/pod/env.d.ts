/** The environment of a container. Source: core/v1 EnvVar and EnvFromSource 1.36. */
import type { ObjectOf } from "../../resource.ts";
/** A field of the pod itself. */
export declare const ObjectFieldSelector: import("zod").ZodObject<{
    apiVersion: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    fieldPath: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
}, import("zod/v4/core").$strict>;
export type ObjectFieldSelector = ObjectOf<typeof ObjectFieldSelector>;
/** A request or limit of a container. */
export declare const ResourceFieldSelector: import("zod").ZodObject<{
    containerName: import("zod").ZodOptional<import("zod").ZodString>;
    resource: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    divisor: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
}, import("zod/v4/core").$strict>;
export type ResourceFieldSelector = ObjectOf<typeof ResourceFieldSelector>;
/** An entry of a ConfigMap. */
export declare const ConfigMapKeySelector: import("zod").ZodObject<{
    name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    optional: import("zod").ZodOptional<import("zod").ZodBoolean>;
}, import("zod/v4/core").$strict>;
export type ConfigMapKeySelector = ObjectOf<typeof ConfigMapKeySelector>;
/** An entry of a Secret. */
export declare const SecretKeySelector: import("zod").ZodObject<{
    name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    optional: import("zod").ZodOptional<import("zod").ZodBoolean>;
}, import("zod/v4/core").$strict>;
export type SecretKeySelector = ObjectOf<typeof SecretKeySelector>;
/** A variable in an env file. */
export declare const FileKeySelector: import("zod").ZodObject<{
    volumeName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    path: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    optional: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodBoolean>>;
}, import("zod/v4/core").$strict>;
export type FileKeySelector = ObjectOf<typeof FileKeySelector>;
/** Where the value of a variable comes from; one of the fields is set. */
export declare const EnvVarSource: import("zod").ZodObject<{
    fieldRef: import("zod").ZodOptional<import("zod").ZodObject<{
        apiVersion: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
        fieldPath: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>;
    resourceFieldRef: import("zod").ZodOptional<import("zod").ZodObject<{
        containerName: import("zod").ZodOptional<import("zod").ZodString>;
        resource: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        divisor: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>;
    configMapKeyRef: import("zod").ZodOptional<import("zod").ZodObject<{
        name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
        key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        optional: import("zod").ZodOptional<import("zod").ZodBoolean>;
    }, import("zod/v4/core").$strict>>;
    secretKeyRef: import("zod").ZodOptional<import("zod").ZodObject<{
        name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
        key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        optional: import("zod").ZodOptional<import("zod").ZodBoolean>;
    }, import("zod/v4/core").$strict>>;
    fileKeyRef: import("zod").ZodOptional<import("zod").ZodObject<{
        volumeName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        path: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        optional: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodBoolean>>;
    }, import("zod/v4/core").$strict>>;
}, import("zod/v4/core").$strict>;
export type EnvVarSource = ObjectOf<typeof EnvVarSource>;
/** One variable. */
export declare const EnvVar: import("zod").ZodObject<{
    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    value: import("zod").ZodOptional<import("zod").ZodString>;
    valueFrom: import("zod").ZodOptional<import("zod").ZodObject<{
        fieldRef: import("zod").ZodOptional<import("zod").ZodObject<{
            apiVersion: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
            fieldPath: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>;
        resourceFieldRef: import("zod").ZodOptional<import("zod").ZodObject<{
            containerName: import("zod").ZodOptional<import("zod").ZodString>;
            resource: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            divisor: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>;
        configMapKeyRef: import("zod").ZodOptional<import("zod").ZodObject<{
            name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
            key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            optional: import("zod").ZodOptional<import("zod").ZodBoolean>;
        }, import("zod/v4/core").$strict>>;
        secretKeyRef: import("zod").ZodOptional<import("zod").ZodObject<{
            name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
            key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            optional: import("zod").ZodOptional<import("zod").ZodBoolean>;
        }, import("zod/v4/core").$strict>>;
        fileKeyRef: import("zod").ZodOptional<import("zod").ZodObject<{
            volumeName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            path: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            optional: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodBoolean>>;
        }, import("zod/v4/core").$strict>>;
    }, import("zod/v4/core").$strict>>;
}, import("zod/v4/core").$strict>;
export type EnvVar = ObjectOf<typeof EnvVar>;
/** All entries of a ConfigMap as variables. */
export declare const ConfigMapEnvSource: import("zod").ZodObject<{
    name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    optional: import("zod").ZodOptional<import("zod").ZodBoolean>;
}, import("zod/v4/core").$strict>;
export type ConfigMapEnvSource = ObjectOf<typeof ConfigMapEnvSource>;
/** All entries of a Secret as variables. */
export declare const SecretEnvSource: import("zod").ZodObject<{
    name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    optional: import("zod").ZodOptional<import("zod").ZodBoolean>;
}, import("zod/v4/core").$strict>;
export type SecretEnvSource = ObjectOf<typeof SecretEnvSource>;
/** Many variables at once. */
export declare const EnvFromSource: import("zod").ZodObject<{
    prefix: import("zod").ZodOptional<import("zod").ZodString>;
    configMapRef: import("zod").ZodOptional<import("zod").ZodObject<{
        name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
        optional: import("zod").ZodOptional<import("zod").ZodBoolean>;
    }, import("zod/v4/core").$strict>>;
    secretRef: import("zod").ZodOptional<import("zod").ZodObject<{
        name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
        optional: import("zod").ZodOptional<import("zod").ZodBoolean>;
    }, import("zod/v4/core").$strict>>;
}, import("zod/v4/core").$strict>;
export type EnvFromSource = ObjectOf<typeof EnvFromSource>;
