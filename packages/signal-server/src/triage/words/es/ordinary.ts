/**
 * Frequent Spanish words that lie a letter or two from a word of ours and are no misspelling of it: gathered by asking the reader about
 * the ten thousand most frequent words. What is spelled nearly like a word of ours but means something else belongs here.
 */
export const ordinary = `
acabado acabemos alimentar apretado articulos asustados asustando atravesando balance bastantes bloqueando buscado calmate cambiando circulo clientes
colgado conocimientos consegui conseguire consiguen consigues contactos contentos contestar continuar controlar cortare creacion cubiertas cuchillos
cuidado demasiados desagradable desaparecidos desarrollado desarrollar desarrollo descenso descubri desperdicio detenerlos devolvere diferentes
distintos emergencias encontrara encontrare encontremos encuentran encuentras episodio escondidas escondidos esencia espacial extranjeros frecuencias
funcion funcionar galleta gallina geniales golpeando gustara horribles importantes incendios intentare interesados interesan luchado mantienen
mantienes marcado mientas molestado molestan molestando molestar molestaria molestarme molestarte muchisimas necesitan necesitar necesitas paquetes
parados parecio peligros pendientes preguntan preguntare preguntas preocupados preocupan preocupas presenta presentare productor protege quedare
quisieras quitale quitare reconoces refuerzos reserva respuestas resultados salchichas salvacion salvando separado siguientes suficientes terribles
tobillo trabajos tranquilos tratado urgencias violentos zapatillas
estiradas productos costilla saltaron dormida
`;
