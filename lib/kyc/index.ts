export { applyVerification, type KycApplied, type KycEvidence, type KycOutcome } from "./apply";
export type { VerificationOptions } from "./carry-out";
export { changeAddress, resendProof, resendVerification, startVerification } from "./commands";
export {
  type BecomeSellerInput,
  becomeSellerInput,
  type ChangeAddressInput,
  CONSENT_VERSION,
  changeAddressInput,
  proofTokenInput,
} from "./input";
export { getWithdrawal } from "./of-order";
export { findProof } from "./proof";
export { proveAddress } from "./prove";
export { getSeller, listVerificationsToReconcile } from "./queries";
export { lookAgain, type Reconciled, reconcileVerification, reconcileVerifications } from "./reconcile";
export {
  isExpired,
  isStuck,
  type KnownSeller,
  type KycStatus,
  mayDo,
  refusalOf,
  resendAvailableAt,
  ruleOf,
  SELLER_SCREENS,
  type Seller,
  type SellerAct,
  type SellerRule,
  type SellerScreen,
  sellerScreen,
} from "./state";
export { applyUserinfo } from "./userinfo";
