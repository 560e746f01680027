/** What is known of uploaded files. The facts are null until all bytes are kept. */
export interface UploadTables {
  file: {
    shop_id: string;
    file_id: string;
    uploader: string;
    at: number;
    client_id: string | null;
    digest: string | null;
    name: string | null;
    type: string | null;
    size: number | null;
    width: number | null;
    height: number | null;
  };
  file_posting: { shop_id: string; file_id: string; conversation_id: string };
}
