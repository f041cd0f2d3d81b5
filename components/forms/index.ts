export { CheckboxField, Field, type FieldControl, FieldError } from "./field";
export { FormAlert } from "./form-alert";
export { HiddenContext } from "./hidden-context";
export { SubmitButton } from "./submit-button";
