import type { NameLists } from '../name-group.ts'

/**
 * Names of Pakistani, Bengali and Arab families in England: a few names that very many have, in many spellings.
 * A figure after a name is its weight; after a slash other spellings, after a tilde what people call them.
 */
export const pakistani: NameLists = {
  boys: `Mohammed/Muhammad/Mohammad/Mohamed/Muhammed/Mohd~Mo 150 Ali/Aly 42 Ahmed/Ahmad/Ahmet 34 Hamza/Hamzah/Humza 22 Ibrahim/Ebrahim~Ibby 20
Yusuf/Yousuf/Yusef/Yousaf~Yus 18 Umar/Omar/Umer~Umz 18 Hassan/Hasan 20 Hussain/Hussein/Husain 16 Usman/Osman/Uthman~Uzi 16 Bilal/Bilaal 14
Zain/Zayn/Zane 12 Adam/Aadam 12 Haris/Harris/Haaris 9 Imran/Emran~Immy 14 Asif/Aasif 10 Tariq/Tarik/Tareq 8 Khalid/Khaled 8 Abdullah/Abdallah/Abdulla 16
Abdul 12 Rehan/Rayhan/Raihan 8 Faisal/Faizal/Fisal 8 Kashif 6 Shahid/Shaheed 8 Nadeem/Nadim 6 Waqas/Wakas 6 Waseem/Wasim 6 Zahid 6 Zeeshan/Zishan 8 Junaid/Junayd 6
Saad/Sa'ad 6 Rizwan/Ridwan 6 Sohail/Suhail/Sohayl 6 Adeel/Adil 6 Amir/Aamir/Ameer 12 Arslan/Arsalan 5 Aqib/Aaqib 4 Danyal/Daniyal/Danial 7 Eesa/Isa/Essa 8 Haroon/Harun 5
Idris/Idrees 6 Ismail/Ismaeel/Esmail 8 Jameel/Jamil 5 Kamran/Camran 5 Musa/Moosa/Mousa 9 Naveed/Navid 5 Qasim/Kasim/Qaasim 6 Rafiq/Rafique 4 Saeed/Sayeed/Said 5 Salman/Suleman 6
Sulaiman/Suleiman/Sulayman 7 Taha/Tahaa 3 Talha/Talhah 4 Yahya/Yahyaa 5 Younis/Younas/Yunus 5 Zaheer/Zahir 4 Zubair/Zubayr 5 Ayaan/Ayan 9 Rayyan/Rayan 7 Mikaeel/Mikail/Mikael 5`,
  girls: `Fatima/Fatimah/Faatimah/Fathima~Fati 34 Aisha/Ayesha/Aaisha/Aysha/Aishah 34 Zainab/Zaynab/Zaineb 24 Maryam/Mariam/Maryum/Mariyam 24 Khadija/Khadijah/Khadeeja 16
Amina/Aminah/Ameena 14 Hafsa/Hafsah 10 Sana/Sanaa 10 Sara/Sarah 12 Saima/Saimah 12 Nadia/Nadiya 10 Shazia/Shaziya 10 Rukhsana/Ruksana 8 Nasreen/Nasrin 10 Shabana/Shabanah 9 Shaheen/Shahin 6
Parveen/Parvin/Perveen 8 Yasmin/Yasmeen/Jasmin 12 Zara/Zahra/Zaara 14 Noor/Nur/Nour 10 Iqra/Ikra 10 Aliya/Aaliyah/Alia/Aliyah 14 Alisha/Aleesha 8 Alina/Aleena 7 Anaya/Anayah/Inaya/Inayah 12
Arooj/Aruj 4 Asma/Asmaa/Asmah 8 Bushra 7 Farah/Farrah 6 Farzana 6 Hira/Heera 5 Humaira/Humera/Humayra 8 Iman/Imaan/Eman 9 Javeria/Jawairia 4 Kiran 6 Laiba/Laibah 8 Lubna 4 Madiha/Madeeha 5
Mahnoor/Mahnur 6 Maria/Mariya 6 Mehwish/Mahwish 5 Naila/Nyla 5 Nimra/Nimrah 4 Rabia/Rabiah/Rabeea 7 Rida/Ridah 4 Safa/Safah 6 Safiya/Safia/Safiyyah 8 Samina/Sameena 8 Sidra/Sidrah 5
Sobia/Sobiya 4 Sumaira/Sumera 6 Sumayyah/Sumaya/Summaya 6 Tahira/Tahirah 6 Tayyaba/Tayba 4 Uzma 6 Zoya/Zoyah 4 Hoorain/Hurain 4 Eshal/Ishal 4 Musfirah/Musfira 3`,
  families: `Khan/Kahn 90 Ahmed/Ahmad/Ahmet 48 Hussain/Hussein/Husain/Hussian 66 Ali/Aly 42 Mahmood/Mehmood/Mahmoud 22 Iqbal/Ikbal 20 Shah 18 Malik/Malick 17 Akhtar/Akhter/Aktar 18 Mohammed/Muhammad/Mohammad 20
Bibi/Beebi 16 Begum 9 Mirza 8 Butt/Bhatt 8 Chaudhry/Choudhry/Chaudhary/Chowdhry 14 Aslam 8 Rafiq/Rafique 6 Rashid/Rasheed 8 Saleem/Salim 7 Sharif/Shareef 6 Tariq/Tareq 5 Yousaf/Yusuf/Yousuf 6
Zaman 6 Raja 6 Qureshi/Quraishi/Qureshy 8 Sheikh/Shaikh/Sheik 8 Siddique/Siddiqui/Siddiqi 7 Nawaz 6 Parveen/Perveen 8 Kausar/Kauser/Kosar 8 Khatoon/Khatun 5 Anwar 5 Arshad 5 Ashraf 5 Aziz/Azeez 6 Bashir/Basheer 5
Dar/Darr 4 Ghafoor/Gafoor 3 Haider/Hyder/Haidar 5 Hanif/Haneef 4 Hayat 3 Ishaq/Ishaque 3 Javed/Javid/Jawed 6 Kazmi 2 Khalid/Khaled 5 Latif/Lateef 4 Majid/Majeed 4 Masood/Masud 4 Nazir/Nazeer 5
Raza/Rza 5 Riaz/Riyaz 5 Sadiq/Sadique 4 Shabir/Shabbir 4 Shafiq/Shafique 3 Sultan 3 Waheed/Wahid 3 Younis/Younas/Yunus 4 Yaqub/Yaqoob/Yakub 3 Abbasi 3 Awan 3 Baig/Beg 3 Bhatti 4 Gondal 1 Janjua 2 Kayani/Kiani 2 Rana 3 Rehman/Rahman 9 Warraich 1`,
}

export const bengali: NameLists = {
  boys: `Mohammed/Md/Muhammad/Mohammad 130 Abdul 46 Abdur 12 Ali 14 Rahman/Rahmaan 6 Tanvir/Tanveer 9 Sheikh 6 Shahriar/Shahryar 4 Rafi/Rafee 6 Rakib/Raqib 6 Shakil/Shakeel 8 Nazmul/Nazmool 6 Kamrul/Qamrul 5 Saiful/Syful 8
Shofiqul/Shafiqul 6 Rezaul/Rizaul 4 Mizanur/Mijanur 4 Mahbub/Mahboob 5 Jahangir/Jahangeer 4 Habibur/Habib 6 Faruk/Farooq/Faruque 6 Delwar/Dilwar 4 Aminul/Ameenul 6 Anwar/Anowar 6 Ashraful 4 Azizur 3 Bodrul/Badrul 3 Enamul/Inamul 3
Ibrahim 12 Yusuf/Yousuf 10 Zakaria/Zakariya 6 Ayaan/Ayan 8 Rayhan/Rehan/Raihan 8 Tahmid/Tahmeed 6 Tamim/Tameem 6 Sami/Samee 5 Siam/Siyam 3 Nahid/Naheed 4 Zubair 4 Hasan/Hassan 10 Hussain/Hossain 8 Imran 8 Ismail 7`,
  girls: `Fatima/Fatema/Fathema 22 Ayesha/Aisha/Ayasha 22 Maryam/Mariam 18 Nusrat/Nusrath 10 Tahmina/Tahmeena 10 Rahima/Rohima/Raheema 10 Rehana/Rahana 8 Shahida/Shaheda 8 Sultana/Sulthana 10 Taslima/Tasleema 8 Nazma/Najma 8 Salma 10 Sadia/Sadiya 9
Rumana/Romana 6 Ruksana/Rukhsana 6 Hasina/Hosina 7 Halima/Haleema 7 Farhana/Forhana 8 Jannat/Jannath/Jannatul 9 Khadija/Khodeja 10 Lutfa 4 Mahfuza/Mahfuja 4 Momotaz/Mumtaz 5 Nazia/Naziya 5 Papia 2 Parvin/Parveen 6 Popy 2 Rina/Reena 4
Sabina/Sabeena 7 Samia/Samiya 6 Shamima/Shameema 8 Shirin/Shireen 5 Sumaiya/Sumaya 8 Suraiya/Suraya 5 Tania/Taniya 5 Tasnim/Tasneem 8 Yasmin/Yasmeen 8 Zakia 4 Zannat 4 Inaya/Inayah 6 Safa 5 Anika/Aneeka 6`,
  families: `Begum/Begom 62 Khatun/Khatoon 20 Miah/Mia/Miya 46 Uddin/Udin/Ud-Din 34 Islam/Eslam 36 Rahman/Rehman/Rahaman 40 Ali/Aly 30 Ahmed/Ahmad 34 Hussain/Hossain/Hossein/Hussein 34 Chowdhury/Choudhury/Chaudhury/Chowdhry 30 Khan 22 Hoque/Haque/Huq/Hoq 18
Alam/Alom 10 Akter/Akther/Aktar 20 Khanom/Khanam/Khanum 16 Sultana/Sulthana 12 Bibi 8 Karim/Kareem/Korim 8 Kabir/Kobir 5 Mannan 4 Malik/Malek 4 Matin/Motin 4 Noor/Nur 5 Quddus/Kuddus 3 Rashid/Roshid 5 Razzak/Rajjak 3 Rob/Rab 3 Salam/Salaam 4
Shahid/Shohid 3 Sarkar/Sarker 5 Siddique/Siddik 4 Syed/Sayed 8 Talukder/Talukdar 4 Tarafder/Torofdar 2 Yasmin 5 Hasan/Hassan 6 Jahan 5 Parvin 4 Ullah/Ulla 12 Goni/Ghani 3 Hannan 3 Mahmud/Mahmood 5 Latif/Lotif 3`,
}

export const arabic: NameLists = {
  boys: `Mohammed/Muhammad/Mohamed/Mohamad 110 Ahmed/Ahmad 40 Ali 30 Omar/Umar 26 Yousef/Yusuf/Youssef/Yousif 22 Ibrahim/Ebrahim 20 Khaled/Khalid 14 Hassan/Hasan 14 Hussein/Hussain/Husain 12 Abdullah/Abdallah/Abdulla 18 Abdulrahman/Abdelrahman/Abdurrahman~Abdul 12
Abdelaziz/Abdulaziz 5 Abdelkader/Abdulkadir 6 Mahmoud/Mahmood 10 Mustafa/Mostafa/Mustapha 12 Karim/Kareem 9 Tarek/Tariq 8 Samir/Sameer 6 Sami/Samy 6 Nabil/Nabeel 5 Walid/Waleed 6 Said/Saeed/Sayed 8 Salah/Saleh 6 Suleiman/Sulaiman 6
Bilal/Belal 7 Hamza/Hamzah 9 Adam/Adem 9 Anas/Annas 5 Ayman/Aiman 4 Amr/Amro 3 Bashar 3 Fadi/Fady 3 Faris/Fares 5 Ghassan 2 Haitham/Haytham 3 Hadi/Hady 3 Jamal/Gamal/Djamal 5 Jaber/Jabir 2 Majd/Majid 4 Malek/Malik 5 Marwan/Merwan 3
Nasser/Nasir 4 Osama/Usama 4 Qais/Kais 3 Rami/Ramy 4 Rashid/Rached 4 Riad/Riyadh 3 Saif/Seif 4 Taha 3 Yahya/Yehia 4 Yasin/Yassin/Yaseen 7 Yaser/Yasser 3 Zaid/Zeid/Zayd 6 Ziad/Zyad 4 Abdi 12 Abdirahman/Abdurahman 9 Liban 4 Guled/Guuleed 2`,
  girls: `Fatima/Fatma/Fatimah/Faduma 34 Maryam/Mariam/Meryem/Miriam 26 Aisha/Aicha/Aysha/Caasha 20 Zainab/Zeinab/Zeynab 18 Khadija/Khadeja/Khadra 14 Amina/Aminah/Aamina 14 Noor/Nour/Nur 14 Sara/Sarah 14 Leila/Layla/Laila 14 Huda/Houda/Hoda 9 Hana/Hanaa/Hanna 8 Hanan/Hanen 6
Iman/Eman/Imane 10 Asma/Asmaa 8 Amal/Amaal 8 Amira/Ameera 7 Dalia/Dalya 4 Dina/Deena 4 Dua/Duaa 4 Farah 5 Ghada 2 Hala/Hella 3 Heba/Hiba 5 Jana/Janna 6 Joud/Jude 4 Khulud/Kholoud 2 Lina/Leena 7 Lubna/Loubna 3 Maha 3 Malak 7 Manal 3 Marwa/Maroua 5 Mona/Muna 5
Nada/Nadaa 4 Nadia/Nadya 5 Najwa/Nejwa 2 Nawal/Naoual 2 Rana/Rania 5 Rasha/Racha 3 Rawan/Rawane 4 Reem/Rim 5 Rima/Reema 3 Ruqayya/Rokaya/Ruqaya 5 Sabah 2 Safa/Safaa 4 Sahar 3 Salma/Selma 6 Samira/Sameera 5 Shahd/Shahad 3 Suad/Souad 3 Sumaya/Soumaya 5 Tasnim/Tasneem 4 Wafa/Wafaa 2 Yasmin/Yasmine 7 Zahra/Zahraa 6 Hodan/Hodon 4 Ifrah 4 Sagal 3 Ubah 2`,
  families: `Mohamed/Mohammed/Muhammad/Mohamud 46 Ahmed/Ahmad 34 Ali/Aly 34 Hassan/Hasan 28 Hussein/Hussain/Husein 24 Ibrahim/Ebrahim 20 Abdullah/Abdalla/Abdallah 16 Omar/Omer/Umar 16 Yusuf/Yousef/Yousif 12 Osman/Othman/Uthman 12 Abdi 16 Adan/Aden/Adam 10 Farah/Faarax 9 Warsame 5 Jama/Jaama 7 Nur/Noor 8 Salah/Saleh/Salih 8
Al-Hassan/Alhassan/El-Hassan 6 Al-Sayed/Elsayed/Alsayed 5 Al-Khatib/Alkhatib/El-Khateeb 5 Al-Masri/Almasri/El-Masry 5 Al-Jabri/Aljabri 3 Al-Ahmad/Alahmad/Alahmed 5 Al-Ali/Alali 4 Al-Hussein/Alhussein 4 Al-Rashid/Alrashid/Al-Rasheed 4 Al-Shami/Alshami 3 Al-Zahrani/Alzahrani 2 Al-Najjar/Alnajjar/El-Naggar 3 Al-Haddad/Haddad/Hadad 4
Abdulkadir/Abdelkader 5 Abdelrahman/Abdulrahman 5 Aziz/Azziz 4 Bakr/Bakar 3 Darwish/Darwich 4 Fares/Faris 3 Ghanem/Ganim 2 Habib/Habeeb 4 Hamdan/Hamdane 3 Hamid/Hameed 5 Ismail/Esmail 6 Jaber/Jabir 3 Kassem/Qasim/Kasim 5 Khalil/Khaleel 5 Mahmoud/Mahmood 8 Mansour/Mansoor 5 Mousa/Musa/Moussa 6 Mustafa/Mostafa 6 Nasser/Nasir 4
Sabri/Sabry 2 Said/Saeed/Saed 6 Saleem/Salim 4 Sharif/Shareef/Cherif 4 Suleiman/Sulaiman/Soliman 6 Taha 3 Yassin/Yasin 4 Zidan/Zeidan 2 Haji/Hajji 4 Bouazza 1 Benali/Ben-Ali 3 Boudiaf 1 Mahdi/Mehdi 4`,
}
