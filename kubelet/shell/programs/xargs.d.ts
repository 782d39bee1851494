export declare const xargsPrograms: (readonly [string, import("../command.ts").Command])[];
