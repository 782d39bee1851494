export declare const sortPrograms: (readonly [string, import("../command.ts").Command])[];
