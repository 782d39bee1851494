export declare const translatePrograms: (readonly [string, import("../command.ts").Command])[];
