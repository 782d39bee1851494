/** Objects as tables and as metadata only: the other forms in which the server sends a resource. */
export { asV1beta1 } from "./beta.ts";
export {
  type ListMeta,
  type PartialObjectMetadata,
  type PartialObjectMetadataList,
  toPartialObjectMetadata,
  toPartialObjectMetadataList,
} from "./partial-metadata.ts";
export { type Shown, type Table, type TableOptions, toTable, toTableOfParts } from "./table.ts";
