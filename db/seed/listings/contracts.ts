/** What both sides of each service sign, in the language of its listing. */
export const PORTRAIT = `1. Objet
L’illustratrice dessine sur tablette le portrait d’un enfant, d’après deux photos fournies par le client. Format A4, en couleurs.

2. Ce que le client fournit
Deux photos nettes du visage et, s’il le souhaite, un prénom à écrire. Le délai commence quand elles sont reçues.

3. Étapes et corrections
Un croquis est montré sous 4 jours. Deux séries de corrections sont comprises ; un autre enfant ou une autre pose est une nouvelle commande.

4. Remise
Un fichier PDF prêt à imprimer et une image PNG, envoyés par la messagerie de Souk. L’impression n’est pas comprise.

5. Droits
Le portrait est pour l’usage privé du client. L’illustratrice ne le montre nulle part sans l’accord écrit des parents.

6. Prix
Celui de l’annonce, tout compris. DHMAD le garde jusqu’à ce que le client confirme la remise.

7. En cas de désaccord
Le client dit ce qui ne correspond pas ; l’illustratrice a 5 jours pour corriger. Sans accord, le client peut demander l’annulation, et chacun peut ouvrir un litige chez DHMAD.`;

export const PHOTO_REPORT = `1. Objet
La photographe couvre une fête ou un mariage pendant une demi-journée : quatre heures de présence, dans le Grand Tunis.

2. Date et lieu
Ils sont fixés ensemble par écrit avant la signature. Les déplacements hors du Grand Tunis font l’objet d’un nouvel accord.

3. Remise
Au moins 80 photos triées et retouchées, en pleine définition, par un lien de téléchargement, dans les 12 jours qui suivent la fête.

4. Empêchement
Si la photographe ne peut pas venir, elle propose une personne de même expérience ; le client peut refuser et demander l’annulation. Si la fête est reportée, une nouvelle date est cherchée ensemble, une fois sans frais.

5. Droits
Le client utilise les photos librement à titre privé. La photographe n’en publie aucune sans l’accord écrit des personnes reconnaissables.

6. Prix
Celui de l’annonce. DHMAD le garde jusqu’à ce que le client confirme la remise des photos.

7. En cas de désaccord
Chacun en parle d’abord à l’autre. Sans accord, le client peut demander l’annulation, et chacun peut ouvrir un litige chez DHMAD.`;

export const CHAIR_SEAT = `1. Objet
L’artisan refait l’assise d’une chaise en paille naturelle, à l’atelier de La Soukra. Assise jusqu’à 45 × 45 cm.

2. Ce qui est compris
La dépose de l’ancienne paille, la paille neuve, le rempaillage à la main et la vérification des barreaux.

3. Ce qui n’est pas compris
Le collage ou le remplacement d’un pied ou d’un barreau. L’artisan en dit le prix avant d’y toucher, et attend l’accord écrit du client.

4. Transport
Le client dépose la chaise et la reprend. Sur demande, l’artisan passe la prendre dans le Grand Tunis, sans supplément.

5. Délai
Quinze jours à partir du dépôt de la chaise.

6. Garantie
Deux ans si la paille se détend dans un usage normal.

7. Prix
Celui de l’annonce, pour une chaise. DHMAD le garde jusqu’à ce que le client ait repris sa chaise et le confirme.

8. En cas de désaccord
Le client dit ce qui ne va pas ; l’artisan reprend son travail sous 7 jours. Sans accord, le client peut demander l’annulation, et chacun peut ouvrir un litige chez DHMAD.`;

export const SPREADSHEET_LESSONS = `1. Objet
Quatre cours de tableur d’une heure, pour débutants : formules, tableaux croisés, graphiques. Un seul élève à la fois.

2. Lieu
En visioconférence. L’élève a son ordinateur et un tableur installé ; le professeur l’aide à l’installer avant le premier cours.

3. Calendrier
Les dates sont fixées ensemble. Les quatre cours sont donnés dans les trois semaines qui suivent le paiement.

4. Absences
Un cours annulé au moins 24 heures avant est reporté. Plus tard, il est dû ; si c’est le professeur qui annule, il est toujours reporté.

5. Supports
Un fichier d’exercices et un résumé après chaque cours, que l’élève garde.

6. Arrêt avant la fin
Les cours donnés sont dus au prorata : les deux parties en conviennent par écrit.

7. Prix
Celui de l’annonce, pour les quatre cours. DHMAD le garde jusqu’à ce que l’élève confirme que le dernier a eu lieu.

8. En cas de désaccord
Chacun en parle d’abord à l’autre. Sans accord, l’élève peut demander l’annulation, et chacun peut ouvrir un litige chez DHMAD.`;

export const PODCAST = `1. Purpose
The editor prepares one podcast episode of up to 60 minutes of raw recording, in English or in French.

2. What the client provides
The recordings as separate WAV or MP3 tracks, and notes on what must go. The time runs from when they have arrived.

3. What is included
Cutting of mistakes and silences, levelling, noise reduction, the client’s own intro and outro. Two rounds of corrections.

4. What is not included
Music licences, transcripts, video.

5. Handing over
One WAV and one MP3 file, by a download link, within 5 days.

6. Rights and privacy
All rights stay with the client. The editor deletes the recordings 30 days after the handover and shows them to nobody.

7. Price
The price is that of the listing. DHMAD holds it until the client confirms the handover.

8. If something is wrong
The client says what; the editor has 3 days to correct it. Without agreement the client may ask for cancellation, and either side may open a dispute at DHMAD.`;

export const AIRCON = `1. الموضوع
يركّب الفنّي مكيّفًا واحدًا اشتراه الحريف، من 9000 إلى 12000 وحدة، في شقّة أو منزل بتونس الكبرى.

2. الموعد
يُتّفق على اليوم والساعة خلال 5 أيّام من الدفع. ومن تعذّر عليه الحضور يُعلم الطرف الآخر قبل 24 ساعة.

3. ما يشمله السعر
التنقّل، وثقب جدار واحد، و3 أمتار من الأنابيب النحاسيّة المعزولة، والتثبيت، والتفريغ، والتشغيل التجريبي.

4. ما لا يشمله
كلّ متر إضافي من الأنابيب، والحامل المعدني، والأشغال الكهربائيّة. يُعلم الفنّي بثمنها قبل أيّ عمل وينتظر موافقة كتابيّة.

5. الضمان
التركيب مضمون سنة ضدّ التسرّب والاهتزاز. أمّا الجهاز فضمانه عند بائعه.

6. السعر
السعر هو المذكور في الإعلان. تحفظه DHMAD إلى أن يؤكّد الحريف أنّ المكيّف يشتغل.

7. عند الخلاف
يبيّن الحريف الخلل، ويعود الفنّي خلال 5 أيّام. وإن لم يحصل اتّفاق، يمكن للحريف طلب الإلغاء، ويمكن لكلّ طرف فتح نزاع لدى DHMAD.`;

export const WASHER = `1. الموضوع
يأتي الفنّي إلى منزل الحريف في تونس الكبرى ليشخّص عطب آلة غسيل ويصلحه، مهما كانت العلامة.

2. الموعد
يُتّفق عليه خلال 3 أيّام من الدفع، من الاثنين إلى السبت.

3. ما يشمله السعر
التنقّل، والتشخيص، وساعة من العمل.

4. القطع
لا يشمل السعر قطع الغيار. لا تُغيَّر أيّ قطعة قبل أن يوافق الحريف كتابيًّا على ثمنها، وتبقى القطع المستبدلة لديه.

5. إذا تعذّر الإصلاح
يشرح الفنّي السبب كتابيًّا، ولا يُستحقّ إلّا 30 دينارًا عن التنقّل والتشخيص: يتّفق الطرفان عندها على الإلغاء وعلى طلبية جديدة بهذا الثمن.

6. الضمان
الإصلاح مضمون 3 أشهر للعطب نفسه.

7. السعر
السعر هو المذكور في الإعلان. تحفظه DHMAD إلى أن يؤكّد الحريف أنّ العمل أُنجز.

8. عند الخلاف
يبيّن الحريف الخلل، ويعود الفنّي خلال 5 أيّام. وإن لم يحصل اتّفاق، يمكن للحريف طلب الإلغاء، ويمكن لكلّ طرف فتح نزاع لدى DHMAD.`;

export const OUD = `1. الموضوع
أربع حصص في العود للمبتدئين، مدّة كلّ حصّة ساعة، لتلميذ واحد.

2. المكان
في دكّان الأستاذ بالقيروان، أو عن بعد لمن له عود. يعيره الأستاذ عودًا أثناء الحصص في الدكّان.

3. البرنامج
مسك الآلة والريشة، والتسوية، ومقاما الراست والنهاوند، ومقطوعة بسيطة في الحصّة الأخيرة.

4. المواعيد
يُتّفق عليها معًا، وتُقدَّم كلّ الحصص خلال ستّة أسابيع من الدفع.

5. الغياب
تؤجَّل الحصّة التي تُلغى قبل 24 ساعة. أمّا بعد ذلك فهي مستحقّة؛ وإذا كان الإلغاء من الأستاذ فهي تؤجَّل دائمًا.

6. التوقّف قبل النهاية
تُستحقّ الحصص المقدَّمة فقط بحسب عددها، ويتّفق الطرفان على ذلك كتابيًّا.

7. السعر
السعر هو المذكور في الإعلان للحصص الأربع. تحفظه DHMAD إلى أن يؤكّد التلميذ أنّ الحصّة الأخيرة قُدّمت.

8. عند الخلاف
يتحدّث كلّ طرف مع الآخر أوّلًا. وإن لم يحصل اتّفاق، يمكن للتلميذ طلب الإلغاء، ويمكن لكلّ طرف فتح نزاع لدى DHMAD.`;
