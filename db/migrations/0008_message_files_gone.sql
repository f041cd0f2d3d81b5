-- A conversation that goes with its listing or its people takes the stored bytes along: nothing else refers to them.
CREATE FUNCTION message_files_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM files WHERE key = OLD.file_key;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER message_files_gone AFTER DELETE ON message_files FOR EACH ROW EXECUTE FUNCTION message_files_gone();
