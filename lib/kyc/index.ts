export { applyVerification, type KycApplied, type KycEvidence, type KycOutcome } from "./apply";
export {
  changeAddress,
  resendVerification,
  startVerification,
  type VerificationOptions,
} from "./commands";
export {
  type BecomeSellerInput,
  becomeSellerInput,
  type ChangeAddressInput,
  CONSENT_VERSION,
  changeAddressInput,
} from "./input";
export { getSeller, listVerificationsToReconcile } from "./queries";
export { lookAgain, type Reconciled, reconcileVerification, reconcileVerifications } from "./reconcile";
export {
  isStuck,
  type KycStatus,
  refusalOf,
  resendAvailableAt,
  type Seller,
  type SellerScreen,
  sellerScreen,
} from "./state";
export { applyUserinfo } from "./userinfo";
