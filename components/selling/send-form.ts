/**
 * Sends a form and tells how much of it has left, from 0 to 1: `fetch` cannot say that. Gives the JSON of the answer, or
 * null where there was none.
 */
export function sendForm<Answer>(
  address: string,
  form: FormData,
  onSent: (share: number) => void,
): Promise<Answer | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.responseType = "json";
    request.setRequestHeader("accept", "application/json");
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable) onSent(loaded / total);
    };
    request.upload.onload = () => onSent(1);
    request.onload = () => resolve(request.status === 200 ? request.response : null);
    request.onerror = () => resolve(null);
    request.onabort = () => resolve(null);
    request.send(form);
  });
}
