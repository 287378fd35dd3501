"""News-like sentences in other languages, written for these tests."""

TEXTS = {
    "German": (
        "Die Regierung in Teheran hat am Montag erklärt, dass sie nicht mit den "
        "Vertretern der Vereinten Nationen über das Programm sprechen wird, und der "
        "Minister wurde von der Zeitung mit den Worten zitiert, dass die Lage im Land "
        "ernst ist und auch nach dem Treffen nicht besser wird."
    ),
    "French": (
        "Le gouvernement a annoncé lundi que les représentants des deux pays ne sont pas "
        "parvenus à un accord sur le programme, et le ministre a déclaré dans un "
        "entretien que la situation est grave pour la région et que les discussions ont "
        "été suspendues par les autorités pour une durée de plus de deux mois."
    ),
    "Spanish": (
        "El gobierno anunció el lunes que los representantes de los dos países no "
        "llegaron a un acuerdo sobre el programa, y el ministro dijo en una entrevista "
        "que la situación es grave para la región y que las conversaciones fueron "
        "suspendidas por las autoridades con el fin de evitar más problemas entre los "
        "pueblos."
    ),
    "Cyrillic script": (
        "Министр обороны заявил в понедельник, что войска покинули город после переговоров."
    ),
    "Arabic script": (
        "قال وزير الخارجية يوم الاثنين إن بلاده لن تشارك في المحادثات القادمة بشأن البرنامج"
    ),
    "Chinese": (
        "外交部发言人星期一表示，双方将继续就有关问题进行磋商，并希望各方保持克制，避免采取使局势进一步复杂化的行动。"
    ),
}
