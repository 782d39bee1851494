import type { Column, KubeObject } from "../resource.ts";
import type { CustomResourceDefinitionVersion } from "./definition.ts";
/** The columns of a version. Source: customresource/tableconvertor 1.36. */
export declare function columnsOf({ additionalPrinterColumns, }: CustomResourceDefinitionVersion): readonly Column<KubeObject>[];
