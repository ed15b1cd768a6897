BEGIN TRANSACTION;
CREATE TABLE aim (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, contact_id INTEGER, company_id INTEGER, deal_id INTEGER, visit_id INTEGER, text VARCHAR NOT NULL, least VARCHAR, set_on DATE NOT NULL, log_entry_id INTEGER, outcome VARCHAR, FOREIGN KEY(contact_id) REFERENCES contact (id), FOREIGN KEY(company_id) REFERENCES company (id), FOREIGN KEY(deal_id) REFERENCES deal (id), FOREIGN KEY(visit_id) REFERENCES visit (id), FOREIGN KEY(log_entry_id) REFERENCES log_entry (id));
CREATE TABLE attachment (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	contact_id INTEGER, 
	company_id INTEGER, 
	deal_id INTEGER, 
	path VARCHAR NOT NULL, 
	digest VARCHAR, 
	size INTEGER, 
	role VARCHAR, 
	text VARCHAR, 
	added_on DATE NOT NULL, 
	FOREIGN KEY(contact_id) REFERENCES contact (id), 
	FOREIGN KEY(company_id) REFERENCES company (id), 
	FOREIGN KEY(deal_id) REFERENCES deal (id)
);
CREATE TABLE career (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	contact_id INTEGER NOT NULL, 
	employer VARCHAR NOT NULL, 
	title VARCHAR, 
	trade VARCHAR, 
	from_date VARCHAR, 
	to_date VARCHAR, 
	source VARCHAR, 
	told_by_id INTEGER, 
	FOREIGN KEY(contact_id) REFERENCES contact (id), 
	FOREIGN KEY(told_by_id) REFERENCES contact (id)
);
CREATE TABLE change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	operation_id INTEGER NOT NULL, 
	table_name VARCHAR NOT NULL, 
	row_id INTEGER NOT NULL, 
	"before" VARCHAR, 
	"after" VARCHAR, 
	FOREIGN KEY(operation_id) REFERENCES operation (id) ON DELETE CASCADE
);
INSERT INTO "change" VALUES(1,1,'company',1,NULL,'{"id":1,"name":"Lumen Licht GmbH","aliases":null,"domain":null,"city":null,"country":"DE","created_on":"2026-11-23","archived_on":null,"archived_why":null}');
INSERT INTO "change" VALUES(2,2,'contact',1,NULL,'{"id":1,"name":"Anna Müller","native_name":null,"nickname":null,"salutation":null,"company_id":1,"city":null,"country":"DE","time_zone":null,"created_on":"2026-11-23","last_touch_on":null,"touch_by":"2026-12-23","waiting_since":"2026-11-23T08:30:00","birthday":null,"archived_on":null,"archived_why":null}');
INSERT INTO "change" VALUES(3,2,'point',1,NULL,'{"id":1,"contact_id":1,"company_id":null,"kind":"email","value":"anna.mueller@lumen.example","normal":"anna.mueller@lumen.example","label":null,"preferred":false,"source":null,"told_by_id":null}');
INSERT INTO "change" VALUES(4,2,'fact',1,NULL,'{"id":1,"subject_kind":"contact","subject_id":1,"key":"contact.first_contact","value":"2026-11-23","state":"known","source":"user","source_detail":null,"noted_on":"2026-11-23","certainty":"certain","told_by":null,"note":null,"operation_id":2}');
INSERT INTO "change" VALUES(5,2,'follow_up',1,NULL,'{"id":1,"contact_id":1,"company_id":1,"deal_id":null,"text":"check the answer to our first reply","due_on":"2026-11-25","at":null,"first_due_on":"2026-11-25","every":null,"after_done":false,"state":"open","closed_on":null,"why":null,"created_on":"2026-11-23"}');
INSERT INTO "change" VALUES(6,3,'contact',2,NULL,'{"id":2,"name":"王小明","native_name":null,"nickname":null,"salutation":null,"company_id":null,"city":null,"country":"CN","time_zone":null,"created_on":"2026-11-23","last_touch_on":null,"touch_by":"2026-12-23","waiting_since":"2026-11-23T08:30:00","birthday":null,"archived_on":null,"archived_why":null}');
INSERT INTO "change" VALUES(7,3,'fact',2,NULL,'{"id":2,"subject_kind":"contact","subject_id":2,"key":"contact.first_contact","value":"2026-11-23","state":"known","source":"user","source_detail":null,"noted_on":"2026-11-23","certainty":"certain","told_by":null,"note":null,"operation_id":3}');
INSERT INTO "change" VALUES(8,3,'follow_up',2,NULL,'{"id":2,"contact_id":2,"company_id":null,"deal_id":null,"text":"check the answer to our first reply","due_on":"2026-11-25","at":null,"first_due_on":"2026-11-25","every":null,"after_done":false,"state":"open","closed_on":null,"why":null,"created_on":"2026-11-23"}');
INSERT INTO "change" VALUES(9,4,'fact',3,NULL,'{"id": 3, "subject_kind": "contact", "subject_id": 1, "key": "contact.title", "value": "Purchasing manager", "state": "known", "source": "phone", "source_detail": null, "noted_on": "2026-11-23", "certainty": "certain", "told_by": null, "note": null, "operation_id": 4}');
INSERT INTO "change" VALUES(10,4,'fact',4,NULL,'{"id": 4, "subject_kind": "contact", "subject_id": 1, "key": "contact.hobbies", "value": "golf", "state": "known", "source": "phone", "source_detail": null, "noted_on": "2026-11-23", "certainty": "certain", "told_by": null, "note": null, "operation_id": 4}');
INSERT INTO "change" VALUES(11,4,'fact',5,NULL,'{"id": 5, "subject_kind": "contact", "subject_id": 1, "key": "contact.spoken_english", "value": "good", "state": "known", "source": "phone", "source_detail": null, "noted_on": "2026-11-23", "certainty": "certain", "told_by": null, "note": null, "operation_id": 4}');
INSERT INTO "change" VALUES(12,4,'fact',6,NULL,'{"id": 6, "subject_kind": "contact", "subject_id": 1, "key": "contact.authority", "value": "buys", "state": "known", "source": "title", "source_detail": null, "noted_on": "2026-11-23", "certainty": "likely", "told_by": null, "note": null, "operation_id": 4}');
INSERT INTO "change" VALUES(13,5,'fact',7,NULL,'{"id": 7, "subject_kind": "company", "subject_id": 1, "key": "company.main_products", "value": "desk lamps", "state": "known", "source": "user", "source_detail": null, "noted_on": "2026-11-23", "certainty": "certain", "told_by": null, "note": null, "operation_id": 5}');
INSERT INTO "change" VALUES(14,6,'log_entry',1,NULL,'{"id": 1, "contact_id": 1, "company_id": 1, "deal_id": null, "on_date": "2026-11-23", "at": "2026-11-23T08:30:00", "channel": "email", "direction": "out", "text": "Asked for the 65W e-charger", "subject": null, "topics": null, "original": null, "message_id": null}');
INSERT INTO "change" VALUES(15,6,'contact',1,'{"last_touch_on": null, "waiting_since": "2026-11-23T08:30:00"}','{"last_touch_on": "2026-11-23", "waiting_since": null}');
INSERT INTO "change" VALUES(16,7,'log_entry',2,NULL,'{"id": 2, "contact_id": 1, "company_id": 1, "deal_id": null, "on_date": "2026-11-23", "at": "2026-11-23T08:30:00", "channel": "call", "direction": "both", "text": "请报货代的价格", "subject": null, "topics": null, "original": null, "message_id": null}');
INSERT INTO "change" VALUES(17,8,'follow_up',3,NULL,'{"id": 3, "contact_id": 1, "company_id": 1, "deal_id": null, "text": "send samples", "due_on": "2026-11-26", "at": null, "first_due_on": "2026-11-26", "every": null, "after_done": false, "state": "open", "closed_on": null, "why": null, "created_on": "2026-11-23"}');
INSERT INTO "change" VALUES(18,9,'deal',1,NULL,'{"id": 1, "company_id": 1, "contact_id": 1, "title": "Desk lamps 2027", "product": null, "quantity": null, "unit": null, "value": null, "currency": null, "stage": "inquiry", "market": null, "next_step": null, "cause": null, "reason": null, "opened_on": "2026-11-23", "closed_on": null}');
INSERT INTO "change" VALUES(19,9,'stage_change',1,NULL,'{"id": 1, "deal_id": 1, "from_stage": null, "to_stage": "inquiry", "on_date": "2026-11-23", "cause": null, "reason": null}');
INSERT INTO "change" VALUES(20,10,'quote',1,NULL,'{"id": 1, "deal_id": 1, "number": "Q2026-001", "revision": 1, "replaces_id": null, "state": "sent", "currency": "USD", "incoterm": null, "place": null, "payment": "30/70", "lead_time": null, "packing": null, "marks": null, "note": null, "created_on": "2026-11-23", "sent_on": null, "valid_until": null, "answered_on": null}');
INSERT INTO "change" VALUES(21,10,'quote_line',1,NULL,'{"id": 1, "quote_id": 1, "position": 1, "item": "Desk lamp", "quantity": "500", "unit": "pcs", "price": "4.20", "payment": null, "offer_id": null}');
INSERT INTO "change" VALUES(22,10,'quote',1,'{"sent_on": null}','{"sent_on": "2026-11-23"}');
INSERT INTO "change" VALUES(23,10,'log_entry',3,NULL,'{"id": 3, "contact_id": 1, "company_id": 1, "deal_id": 1, "on_date": "2026-11-23", "at": "2026-11-23T08:30:00", "channel": "business", "direction": "out", "text": "Quotation Q2026-001 sent", "subject": null, "topics": null, "original": null, "message_id": null}');
INSERT INTO "change" VALUES(24,10,'deal',1,'{"stage": "inquiry"}','{"stage": "quoted"}');
INSERT INTO "change" VALUES(25,10,'stage_change',2,NULL,'{"id": 2, "deal_id": 1, "from_stage": "inquiry", "to_stage": "quoted", "on_date": "2026-11-23", "cause": null, "reason": null}');
INSERT INTO "change" VALUES(26,11,'orders',1,NULL,'{"id": 1, "deal_id": 1, "quote_id": 1, "number": "PI-2026-001", "destination": null, "offer_id": null, "plug": null, "mains": null, "certificates": null, "label_language": null, "packing": null, "sample_id": null, "value": "2100.00", "currency": "USD", "incoterm": null, "place": null, "payment": "30/70", "forwarder": null, "confirmed_on": "2026-11-23", "in_production_on": null, "ship_by": null, "deposit_due": null, "deposit_paid": null, "balance_due": null, "balance_paid": null, "shipped_on": null, "delivered_on": null, "cancelled_on": null, "cancelled_why": null, "quantity": null, "shipped_quantity": null, "received": null, "reckoned": null, "note": null, "po_number": null, "pi_sent_on": null, "inspection_on": null, "booking": null, "cut_off": null, "etd": null, "eta": null, "vessel": null, "container": null, "carrier": null, "bl_number": null, "bl_kind": null, "documents_sent": null, "documents_received": null, "cartons": null, "gross_weight": null, "cbm": null, "freight": null, "insured": null, "declared_on": null, "rebate": null, "claim": null}');
INSERT INTO "change" VALUES(27,11,'order_line',1,NULL,'{"id": 1, "order_id": 1, "position": 1, "item": "Desk lamp", "quantity": "500", "unit": "pcs", "price": "4.20"}');
INSERT INTO "change" VALUES(28,11,'orders',1,'{"quantity": null}','{"quantity": "500"}');
INSERT INTO "change" VALUES(29,11,'quote',1,'{"state": "sent", "answered_on": null}','{"state": "accepted", "answered_on": "2026-11-23"}');
INSERT INTO "change" VALUES(30,11,'deal',1,'{"value": null, "currency": null}','{"value": "2100.00", "currency": "USD"}');
INSERT INTO "change" VALUES(31,11,'deal',1,'{"stage": "quoted"}','{"stage": "ordered"}');
INSERT INTO "change" VALUES(32,11,'stage_change',3,NULL,'{"id": 3, "deal_id": 1, "from_stage": "quoted", "to_stage": "ordered", "on_date": "2026-11-23", "cause": null, "reason": null}');
INSERT INTO "change" VALUES(33,11,'fact',8,NULL,'{"id": 8, "subject_kind": "company", "subject_id": 1, "key": "terms.payment", "value": "30/70", "state": "known", "source": "document", "source_detail": "PI-2026-001", "noted_on": "2026-11-23", "certainty": "certain", "told_by": null, "note": null, "operation_id": 11}');
INSERT INTO "change" VALUES(34,11,'fact',9,NULL,'{"id": 9, "subject_kind": "company", "subject_id": 1, "key": "terms.currency", "value": "USD", "state": "known", "source": "document", "source_detail": "PI-2026-001", "noted_on": "2026-11-23", "certainty": "certain", "told_by": null, "note": null, "operation_id": 11}');
INSERT INTO "change" VALUES(35,11,'log_entry',4,NULL,'{"id": 4, "contact_id": 1, "company_id": 1, "deal_id": 1, "on_date": "2026-11-23", "at": "2026-11-23T08:30:00", "channel": "business", "direction": "out", "text": "Order PI-2026-001 confirmed", "subject": null, "topics": null, "original": null, "message_id": null}');
INSERT INTO "change" VALUES(36,11,'orders',1,'{"deposit_due": null, "reckoned": null}','{"deposit_due": "2026-11-30", "reckoned": "deposit_due=2026-11-30"}');
INSERT INTO "change" VALUES(37,12,'proof',1,NULL,'{"id": 1, "deal_id": 1, "kind": "sample", "version": 1, "state": "preparing", "sent_on": null, "courier": null, "feedback": null, "feedback_on": null, "signed_on": null, "lies_at": null, "contents": null, "waybill": null, "fee": null, "paid_by": null, "fee_paid_on": null, "credited_in": null, "credited_on": null, "text": null}');
INSERT INTO "change" VALUES(38,13,'promise',1,NULL,'{"id": 1, "contact_id": 1, "company_id": 1, "deal_id": null, "by": "ours", "text": "theirs drawings", "due_on": "2026-12-01", "state": "open", "made_on": "2026-11-23", "closed_on": null}');
INSERT INTO "change" VALUES(39,14,'log_entry',5,NULL,'{"id": 5, "contact_id": 1, "company_id": 1, "deal_id": null, "on_date": "2026-11-23", "at": "2026-11-23T08:30:00", "channel": "note", "direction": "both", "text": "to be taken back", "subject": null, "topics": null, "original": null, "message_id": null}');
INSERT INTO "change" VALUES(40,15,'log_entry',6,NULL,'{"id": 6, "contact_id": 1, "company_id": 1, "deal_id": 1, "on_date": "2026-11-23", "at": "2026-11-23T08:30:00", "channel": "email", "direction": "out", "text": "asked for the drawing again", "subject": null, "topics": null, "original": null, "message_id": null}');
CREATE TABLE client_product (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	company_id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	kind VARCHAR, 
	category VARCHAR, 
	what_is_new VARCHAR, 
	selling_points VARCHAR, 
	price_point VARCHAR, 
	supplier VARCHAR, 
	mould VARCHAR, 
	can_make VARCHAR, 
	asked_on DATE, 
	difference VARCHAR, 
	source VARCHAR, 
	told_by_id INTEGER, 
	FOREIGN KEY(company_id) REFERENCES company (id), 
	FOREIGN KEY(told_by_id) REFERENCES contact (id)
);
CREATE TABLE company (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR NOT NULL, 
	aliases VARCHAR, 
	domain VARCHAR, 
	city VARCHAR, 
	country VARCHAR, 
	created_on DATE NOT NULL, 
	archived_on DATE, 
	archived_why VARCHAR
);
INSERT INTO "company" VALUES(1,'Lumen Licht GmbH',NULL,NULL,NULL,'DE','2026-11-23',NULL,NULL);
CREATE TABLE complaint (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, contact_id INTEGER REFERENCES contact (id), company_id INTEGER REFERENCES company (id), deal_id INTEGER REFERENCES deal (id), order_id INTEGER REFERENCES orders (id), text VARCHAR NOT NULL, on_date DATE NOT NULL, pieces VARCHAR, asked VARCHAR, handler VARCHAR, answered_on DATE, cause VARCHAR, remedy VARCHAR, cost VARCHAR, prevention VARCHAR, closed_on DATE);
INSERT INTO "complaint" VALUES(1,1,1,NULL,NULL,'two lamps arrived broken','2026-11-20',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE contact (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR NOT NULL, 
	native_name VARCHAR, 
	nickname VARCHAR, 
	salutation VARCHAR, 
	company_id INTEGER, 
	city VARCHAR, 
	country VARCHAR, 
	time_zone VARCHAR, 
	created_on DATE NOT NULL, 
	last_touch_on DATE, 
	touch_by DATE, 
	waiting_since VARCHAR, 
	birthday VARCHAR, 
	archived_on DATE, 
	archived_why VARCHAR, 
	FOREIGN KEY(company_id) REFERENCES company (id)
);
INSERT INTO "contact" VALUES(1,'Anna Müller',NULL,NULL,NULL,1,NULL,'DE',NULL,'2026-11-23','2026-11-23','2026-12-23',NULL,NULL,NULL,NULL);
INSERT INTO "contact" VALUES(2,'王小明',NULL,NULL,NULL,NULL,NULL,'CN',NULL,'2026-11-23',NULL,'2026-12-23','2026-11-23T08:30:00',NULL,NULL,NULL);
CREATE TABLE correction (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	proof_id INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	noted_on DATE NOT NULL, 
	sent_on DATE, 
	FOREIGN KEY(proof_id) REFERENCES proof (id)
);
CREATE TABLE country (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	iso2 VARCHAR NOT NULL, 
	UNIQUE (iso2)
);
CREATE TABLE deal (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	company_id INTEGER, 
	contact_id INTEGER, 
	title VARCHAR NOT NULL, 
	product VARCHAR, 
	quantity VARCHAR, 
	unit VARCHAR, 
	value VARCHAR, 
	currency VARCHAR, 
	stage VARCHAR NOT NULL, 
	market VARCHAR, 
	next_step VARCHAR, 
	cause VARCHAR, 
	reason VARCHAR, 
	opened_on DATE NOT NULL, 
	closed_on DATE, 
	FOREIGN KEY(company_id) REFERENCES company (id), 
	FOREIGN KEY(contact_id) REFERENCES contact (id)
);
INSERT INTO "deal" VALUES(1,1,1,'Desk lamps 2027',NULL,NULL,NULL,'2100.00','USD','ordered',NULL,NULL,NULL,NULL,'2026-11-23',NULL);
CREATE TABLE department (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	company_id INTEGER NOT NULL, 
	function VARCHAR NOT NULL, 
	state VARCHAR, 
	head_id INTEGER, 
	reports_to VARCHAR, 
	text VARCHAR, 
	source VARCHAR, 
	told_by_id INTEGER, 
	FOREIGN KEY(company_id) REFERENCES company (id), 
	FOREIGN KEY(head_id) REFERENCES contact (id), 
	FOREIGN KEY(told_by_id) REFERENCES contact (id)
);
CREATE TABLE duty (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, country VARCHAR NOT NULL, code VARCHAR NOT NULL, percent VARCHAR NOT NULL, extra VARCHAR, on_date DATE NOT NULL, source VARCHAR, note VARCHAR);
INSERT INTO "duty" VALUES(1,'DE','85044095','2.7',NULL,'2026-11-23','TARIC',NULL);
CREATE TABLE fact (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	subject_kind VARCHAR NOT NULL, 
	subject_id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	value VARCHAR, 
	state VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	source_detail VARCHAR, 
	noted_on DATE NOT NULL, 
	certainty VARCHAR NOT NULL, 
	told_by INTEGER, 
	note VARCHAR, 
	operation_id INTEGER NOT NULL, 
	FOREIGN KEY(told_by) REFERENCES contact (id), 
	FOREIGN KEY(operation_id) REFERENCES operation (id)
);
INSERT INTO "fact" VALUES(1,'contact',1,'contact.first_contact','2026-11-23','known','user',NULL,'2026-11-23','certain',NULL,NULL,2);
INSERT INTO "fact" VALUES(2,'contact',2,'contact.first_contact','2026-11-23','known','user',NULL,'2026-11-23','certain',NULL,NULL,3);
INSERT INTO "fact" VALUES(3,'contact',1,'contact.title','Purchasing manager','known','phone',NULL,'2026-11-23','certain',NULL,NULL,4);
INSERT INTO "fact" VALUES(4,'contact',1,'contact.hobbies','golf','known','phone',NULL,'2026-11-23','certain',NULL,NULL,4);
INSERT INTO "fact" VALUES(5,'contact',1,'contact.spoken_english','good','known','phone',NULL,'2026-11-23','certain',NULL,NULL,4);
INSERT INTO "fact" VALUES(6,'contact',1,'contact.authority','buys','known','title',NULL,'2026-11-23','likely',NULL,NULL,4);
INSERT INTO "fact" VALUES(7,'company',1,'company.main_products','desk lamps','known','user',NULL,'2026-11-23','certain',NULL,NULL,5);
INSERT INTO "fact" VALUES(8,'company',1,'terms.payment','30/70','known','document','PI-2026-001','2026-11-23','certain',NULL,NULL,11);
INSERT INTO "fact" VALUES(9,'company',1,'terms.currency','USD','known','document','PI-2026-001','2026-11-23','certain',NULL,NULL,11);
CREATE TABLE follow_up (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	contact_id INTEGER, 
	company_id INTEGER, 
	deal_id INTEGER, 
	text VARCHAR NOT NULL, 
	due_on DATE NOT NULL, 
	at VARCHAR, 
	first_due_on DATE NOT NULL, 
	every VARCHAR, 
	after_done BOOLEAN NOT NULL, 
	state VARCHAR NOT NULL, 
	closed_on DATE, 
	why VARCHAR, 
	created_on DATE NOT NULL, 
	FOREIGN KEY(contact_id) REFERENCES contact (id), 
	FOREIGN KEY(company_id) REFERENCES company (id), 
	FOREIGN KEY(deal_id) REFERENCES deal (id)
);
INSERT INTO "follow_up" VALUES(1,1,1,NULL,'check the answer to our first reply','2026-11-25',NULL,'2026-11-25',NULL,0,'open',NULL,NULL,'2026-11-23');
INSERT INTO "follow_up" VALUES(2,2,NULL,NULL,'check the answer to our first reply','2026-11-25',NULL,'2026-11-25',NULL,0,'open',NULL,NULL,'2026-11-23');
INSERT INTO "follow_up" VALUES(3,1,1,NULL,'send samples','2026-11-26',NULL,'2026-11-26',NULL,0,'open',NULL,NULL,'2026-11-23');
CREATE TABLE forwarder (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR NOT NULL, 
	ports VARCHAR, 
	countries VARCHAR, 
	since VARCHAR, 
	contact_line VARCHAR, 
	text VARCHAR
);
CREATE TABLE holiday (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	country VARCHAR NOT NULL, 
	year INTEGER NOT NULL, 
	on_date DATE NOT NULL, 
	until DATE, 
	name VARCHAR NOT NULL, 
	name_zh VARCHAR, 
	kind VARCHAR NOT NULL, 
	computed BOOLEAN NOT NULL
);
INSERT INTO "holiday" VALUES(1,'CN',2026,'2026-01-01',NULL,'holidays 0.109',NULL,'source',0);
INSERT INTO "holiday" VALUES(2,'CN',2026,'2026-01-01',NULL,'New Year''s Day','元旦','public',0);
INSERT INTO "holiday" VALUES(3,'CN',2026,'2026-01-02',NULL,'Day off (for 2026-01-04)','调休放假（抵1月4日）','public',0);
INSERT INTO "holiday" VALUES(4,'CN',2026,'2026-01-04',NULL,'Working day (makes up for a day off)','调休上班','working_weekend',0);
INSERT INTO "holiday" VALUES(5,'CN',2026,'2026-02-10','2026-03-03','Chinese New Year closure','春节停工','closure',0);
INSERT INTO "holiday" VALUES(6,'CN',2026,'2026-02-14',NULL,'Working day (makes up for a day off)','调休上班','working_weekend',0);
INSERT INTO "holiday" VALUES(7,'CN',2026,'2026-02-16',NULL,'Chinese New Year''s Eve','农历除夕','public',0);
INSERT INTO "holiday" VALUES(8,'CN',2026,'2026-02-17',NULL,'Chinese New Year (Spring Festival)','春节','public',0);
INSERT INTO "holiday" VALUES(9,'CN',2026,'2026-02-18',NULL,'Chinese New Year (Spring Festival)','春节','public',0);
INSERT INTO "holiday" VALUES(10,'CN',2026,'2026-02-19',NULL,'Chinese New Year (Spring Festival)','春节','public',0);
INSERT INTO "holiday" VALUES(11,'CN',2026,'2026-02-20',NULL,'Day off (for 2026-02-14)','调休放假（抵2月14日）','public',0);
INSERT INTO "holiday" VALUES(12,'CN',2026,'2026-02-23',NULL,'Day off (for 2026-02-28)','调休放假（抵2月28日）','public',0);
INSERT INTO "holiday" VALUES(13,'CN',2026,'2026-02-28',NULL,'Working day (makes up for a day off)','调休上班','working_weekend',0);
INSERT INTO "holiday" VALUES(14,'CN',2026,'2026-04-05',NULL,'Tomb-Sweeping Day','清明节','public',0);
INSERT INTO "holiday" VALUES(15,'CN',2026,'2026-04-06',NULL,'Tomb-Sweeping Day (observed)','清明节（补休）','public',0);
INSERT INTO "holiday" VALUES(16,'CN',2026,'2026-05-01',NULL,'Labor Day','劳动节','public',0);
INSERT INTO "holiday" VALUES(17,'CN',2026,'2026-05-02',NULL,'Labor Day','劳动节','public',0);
INSERT INTO "holiday" VALUES(18,'CN',2026,'2026-05-04',NULL,'Labor Day (observed)','劳动节（补休）','public',0);
INSERT INTO "holiday" VALUES(19,'CN',2026,'2026-05-05',NULL,'Day off (for 2026-05-09)','调休放假（抵5月9日）','public',0);
INSERT INTO "holiday" VALUES(20,'CN',2026,'2026-05-09',NULL,'Working day (makes up for a day off)','调休上班','working_weekend',0);
INSERT INTO "holiday" VALUES(21,'CN',2026,'2026-06-19',NULL,'Dragon Boat Festival','端午节','public',0);
INSERT INTO "holiday" VALUES(22,'CN',2026,'2026-09-20',NULL,'Working day (makes up for a day off)','调休上班','working_weekend',0);
INSERT INTO "holiday" VALUES(23,'CN',2026,'2026-09-25',NULL,'Mid-Autumn Festival','中秋节','public',0);
INSERT INTO "holiday" VALUES(24,'CN',2026,'2026-10-01','2026-10-07','National Day Golden Week','国庆黄金周','closure',0);
INSERT INTO "holiday" VALUES(25,'CN',2026,'2026-10-01',NULL,'National Day','国庆节','public',0);
INSERT INTO "holiday" VALUES(26,'CN',2026,'2026-10-02',NULL,'National Day','国庆节','public',0);
INSERT INTO "holiday" VALUES(27,'CN',2026,'2026-10-03',NULL,'National Day','国庆节','public',0);
INSERT INTO "holiday" VALUES(28,'CN',2026,'2026-10-05',NULL,'National Day (observed)','国庆节（补休）','public',0);
INSERT INTO "holiday" VALUES(29,'CN',2026,'2026-10-06',NULL,'Day off (for 2026-09-20)','调休放假（抵9月20日）','public',0);
INSERT INTO "holiday" VALUES(30,'CN',2026,'2026-10-07',NULL,'Day off (for 2026-10-10)','调休放假（抵10月10日）','public',0);
INSERT INTO "holiday" VALUES(31,'CN',2026,'2026-10-10',NULL,'Working day (makes up for a day off)','调休上班','working_weekend',0);
INSERT INTO "holiday" VALUES(32,'CN',2027,'2027-01-01',NULL,'holidays 0.109',NULL,'source',0);
INSERT INTO "holiday" VALUES(33,'CN',2027,'2027-01-01',NULL,'New Year''s Day','元旦','public',0);
INSERT INTO "holiday" VALUES(34,'CN',2027,'2027-01-30','2027-02-20','Chinese New Year closure','春节停工','closure',0);
INSERT INTO "holiday" VALUES(35,'CN',2027,'2027-02-05',NULL,'Chinese New Year''s Eve','农历除夕','public',0);
INSERT INTO "holiday" VALUES(36,'CN',2027,'2027-02-06',NULL,'Chinese New Year (Spring Festival)','春节','public',0);
INSERT INTO "holiday" VALUES(37,'CN',2027,'2027-02-07',NULL,'Chinese New Year (Spring Festival)','春节','public',0);
INSERT INTO "holiday" VALUES(38,'CN',2027,'2027-02-08',NULL,'Chinese New Year (Spring Festival)','春节','public',0);
INSERT INTO "holiday" VALUES(39,'CN',2027,'2027-02-09',NULL,'Chinese New Year (Spring Festival) (observed)','春节（补休）','public',0);
INSERT INTO "holiday" VALUES(40,'CN',2027,'2027-02-10',NULL,'Chinese New Year (Spring Festival) (observed)','春节（补休）','public',0);
INSERT INTO "holiday" VALUES(41,'CN',2027,'2027-04-05',NULL,'Tomb-Sweeping Day','清明节','public',0);
INSERT INTO "holiday" VALUES(42,'CN',2027,'2027-05-01',NULL,'Labor Day','劳动节','public',0);
INSERT INTO "holiday" VALUES(43,'CN',2027,'2027-05-02',NULL,'Labor Day','劳动节','public',0);
INSERT INTO "holiday" VALUES(44,'CN',2027,'2027-05-03',NULL,'Labor Day (observed)','劳动节（补休）','public',0);
INSERT INTO "holiday" VALUES(45,'CN',2027,'2027-05-04',NULL,'Labor Day (observed)','劳动节（补休）','public',0);
INSERT INTO "holiday" VALUES(46,'CN',2027,'2027-06-09',NULL,'Dragon Boat Festival','端午节','public',0);
INSERT INTO "holiday" VALUES(47,'CN',2027,'2027-09-15',NULL,'Mid-Autumn Festival','中秋节','public',0);
INSERT INTO "holiday" VALUES(48,'CN',2027,'2027-10-01','2027-10-07','National Day Golden Week','国庆黄金周','closure',0);
INSERT INTO "holiday" VALUES(49,'CN',2027,'2027-10-01',NULL,'National Day','国庆节','public',0);
INSERT INTO "holiday" VALUES(50,'CN',2027,'2027-10-02',NULL,'National Day','国庆节','public',0);
INSERT INTO "holiday" VALUES(51,'CN',2027,'2027-10-03',NULL,'National Day','国庆节','public',0);
INSERT INTO "holiday" VALUES(52,'CN',2027,'2027-10-04',NULL,'National Day (observed)','国庆节（补休）','public',0);
INSERT INTO "holiday" VALUES(53,'CN',2027,'2027-10-05',NULL,'National Day (observed)','国庆节（补休）','public',0);
INSERT INTO "holiday" VALUES(54,'DE',2026,'2026-01-01',NULL,'holidays 0.109',NULL,'source',0);
INSERT INTO "holiday" VALUES(55,'DE',2026,'2026-01-01',NULL,'New Year''s Day','元旦','public',0);
INSERT INTO "holiday" VALUES(56,'DE',2026,'2026-01-06',NULL,'Epiphany (Baden-Württemberg, Bayern, Sachsen-Anhalt)','主显节（Baden-Württemberg, Bayern, Sachsen-Anhalt）','regional',0);
INSERT INTO "holiday" VALUES(57,'DE',2026,'2026-03-08',NULL,'Women''s Day (Berlin, Mecklenburg-Vorpommern)','妇女节（Berlin, Mecklenburg-Vorpommern）','regional',0);
INSERT INTO "holiday" VALUES(58,'DE',2026,'2026-04-03',NULL,'Good Friday','耶稣受难日','public',0);
INSERT INTO "holiday" VALUES(59,'DE',2026,'2026-04-05',NULL,'Easter Sunday (Brandenburg)','复活节（Brandenburg）','regional',0);
INSERT INTO "holiday" VALUES(60,'DE',2026,'2026-04-06',NULL,'Easter Monday','复活节星期一','public',0);
INSERT INTO "holiday" VALUES(61,'DE',2026,'2026-05-01',NULL,'Labor Day','劳动节','public',0);
INSERT INTO "holiday" VALUES(62,'DE',2026,'2026-05-14',NULL,'Ascension Day','耶稣升天节','public',0);
INSERT INTO "holiday" VALUES(63,'DE',2026,'2026-05-24',NULL,'Pentecost (Brandenburg)','五旬节（Brandenburg）','regional',0);
INSERT INTO "holiday" VALUES(64,'DE',2026,'2026-05-25',NULL,'Pentecost Monday','圣灵降临节星期一','public',0);
INSERT INTO "holiday" VALUES(65,'DE',2026,'2026-06-04',NULL,'Corpus Christi (6 of 16 regions)','圣体节（16 个地区中的 6 个）','regional',0);
INSERT INTO "holiday" VALUES(66,'DE',2026,'2026-08-15',NULL,'Assumption Day (Saarland)','圣母升天节（Saarland）','regional',0);
INSERT INTO "holiday" VALUES(67,'DE',2026,'2026-09-20',NULL,'World Children''s Day (Thüringen)',NULL,'regional',0);
INSERT INTO "holiday" VALUES(68,'DE',2026,'2026-10-03',NULL,'German Unity Day','德国统一日','public',0);
INSERT INTO "holiday" VALUES(69,'DE',2026,'2026-10-31',NULL,'Reformation Day (9 of 16 regions)','宗教改革日（16 个地区中的 9 个）','most',0);
INSERT INTO "holiday" VALUES(70,'DE',2026,'2026-11-01',NULL,'All Saints'' Day (5 of 16 regions)','诸圣节（16 个地区中的 5 个）','regional',0);
INSERT INTO "holiday" VALUES(71,'DE',2026,'2026-11-18',NULL,'Repentance and Prayer Day (Sachsen)',NULL,'regional',0);
INSERT INTO "holiday" VALUES(72,'DE',2026,'2026-12-24','2027-01-01','Christmas to New Year','圣诞至元旦停工','closure',0);
INSERT INTO "holiday" VALUES(73,'DE',2026,'2026-12-25',NULL,'Christmas Day','圣诞节','public',0);
INSERT INTO "holiday" VALUES(74,'DE',2026,'2026-12-26',NULL,'Second Day of Christmas','圣诞节次日','public',0);
INSERT INTO "holiday" VALUES(75,'DE',2027,'2027-01-01',NULL,'holidays 0.109',NULL,'source',0);
INSERT INTO "holiday" VALUES(76,'DE',2027,'2027-01-01',NULL,'New Year''s Day','元旦','public',0);
INSERT INTO "holiday" VALUES(77,'DE',2027,'2027-01-06',NULL,'Epiphany (Baden-Württemberg, Bayern, Sachsen-Anhalt)','主显节（Baden-Württemberg, Bayern, Sachsen-Anhalt）','regional',0);
INSERT INTO "holiday" VALUES(78,'DE',2027,'2027-03-08',NULL,'Women''s Day (Berlin, Mecklenburg-Vorpommern)','妇女节（Berlin, Mecklenburg-Vorpommern）','regional',0);
INSERT INTO "holiday" VALUES(79,'DE',2027,'2027-03-26',NULL,'Good Friday','耶稣受难日','public',0);
INSERT INTO "holiday" VALUES(80,'DE',2027,'2027-03-28',NULL,'Easter Sunday (Brandenburg)','复活节（Brandenburg）','regional',0);
INSERT INTO "holiday" VALUES(81,'DE',2027,'2027-03-29',NULL,'Easter Monday','复活节星期一','public',0);
INSERT INTO "holiday" VALUES(82,'DE',2027,'2027-05-01',NULL,'Labor Day','劳动节','public',0);
INSERT INTO "holiday" VALUES(83,'DE',2027,'2027-05-06',NULL,'Ascension Day','耶稣升天节','public',0);
INSERT INTO "holiday" VALUES(84,'DE',2027,'2027-05-16',NULL,'Pentecost (Brandenburg)','五旬节（Brandenburg）','regional',0);
INSERT INTO "holiday" VALUES(85,'DE',2027,'2027-05-17',NULL,'Pentecost Monday','圣灵降临节星期一','public',0);
INSERT INTO "holiday" VALUES(86,'DE',2027,'2027-05-27',NULL,'Corpus Christi (6 of 16 regions)','圣体节（16 个地区中的 6 个）','regional',0);
INSERT INTO "holiday" VALUES(87,'DE',2027,'2027-08-15',NULL,'Assumption Day (Saarland)','圣母升天节（Saarland）','regional',0);
INSERT INTO "holiday" VALUES(88,'DE',2027,'2027-09-20',NULL,'World Children''s Day (Thüringen)',NULL,'regional',0);
INSERT INTO "holiday" VALUES(89,'DE',2027,'2027-10-03',NULL,'German Unity Day','德国统一日','public',0);
INSERT INTO "holiday" VALUES(90,'DE',2027,'2027-10-31',NULL,'Reformation Day (9 of 16 regions)','宗教改革日（16 个地区中的 9 个）','most',0);
INSERT INTO "holiday" VALUES(91,'DE',2027,'2027-11-01',NULL,'All Saints'' Day (5 of 16 regions)','诸圣节（16 个地区中的 5 个）','regional',0);
INSERT INTO "holiday" VALUES(92,'DE',2027,'2027-11-17',NULL,'Repentance and Prayer Day (Sachsen)',NULL,'regional',0);
INSERT INTO "holiday" VALUES(93,'DE',2027,'2027-12-24','2028-01-01','Christmas to New Year','圣诞至元旦停工','closure',0);
INSERT INTO "holiday" VALUES(94,'DE',2027,'2027-12-25',NULL,'Christmas Day','圣诞节','public',0);
INSERT INTO "holiday" VALUES(95,'DE',2027,'2027-12-26',NULL,'Second Day of Christmas','圣诞节次日','public',0);
CREATE TABLE inheritance (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind VARCHAR NOT NULL, 
	record_id INTEGER NOT NULL, 
	origin VARCHAR NOT NULL, 
	from_whom VARCHAR, 
	on_date DATE NOT NULL, 
	confirmed_on DATE
);
CREATE TABLE link (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	company_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	other_id INTEGER NOT NULL, 
	text VARCHAR, 
	source VARCHAR, 
	told_by_id INTEGER, 
	FOREIGN KEY(company_id) REFERENCES company (id), 
	FOREIGN KEY(other_id) REFERENCES company (id), 
	FOREIGN KEY(told_by_id) REFERENCES contact (id)
);
CREATE TABLE log_entry (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	contact_id INTEGER, 
	company_id INTEGER, 
	deal_id INTEGER, 
	on_date DATE NOT NULL, 
	at VARCHAR, 
	channel VARCHAR NOT NULL, 
	direction VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	subject VARCHAR, 
	topics VARCHAR, 
	original VARCHAR, 
	message_id VARCHAR, 
	FOREIGN KEY(contact_id) REFERENCES contact (id), 
	FOREIGN KEY(company_id) REFERENCES company (id), 
	FOREIGN KEY(deal_id) REFERENCES deal (id)
);
INSERT INTO "log_entry" VALUES(1,1,1,NULL,'2026-11-23','2026-11-23T08:30:00','email','out','Asked for the 65W e-charger',NULL,NULL,NULL,NULL);
INSERT INTO "log_entry" VALUES(2,1,1,NULL,'2026-11-23','2026-11-23T08:30:00','call','both','请报货代的价格',NULL,NULL,NULL,NULL);
INSERT INTO "log_entry" VALUES(3,1,1,1,'2026-11-23','2026-11-23T08:30:00','business','out','Quotation Q2026-001 sent',NULL,NULL,NULL,NULL);
INSERT INTO "log_entry" VALUES(4,1,1,1,'2026-11-23','2026-11-23T08:30:00','business','out','Order PI-2026-001 confirmed',NULL,NULL,NULL,NULL);
INSERT INTO "log_entry" VALUES(6,1,1,1,'2026-11-23','2026-11-23T08:30:00','email','out','asked for the drawing again',NULL,NULL,NULL,NULL);
CREATE TABLE look_up (
	word VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	record_id INTEGER NOT NULL, 
	what VARCHAR NOT NULL, 
	PRIMARY KEY (word, kind, record_id, what)
)
 WITHOUT ROWID

;
INSERT INTO "look_up" VALUES('001','q',1,'name');
INSERT INTO "look_up" VALUES('001','s',1,'name');
INSERT INTO "look_up" VALUES('2026','s',1,'name');
INSERT INTO "look_up" VALUES('2027','d',1,'name');
INSERT INTO "look_up" VALUES('=lumenlicht','o',1,'firm');
INSERT INTO "look_up" VALUES('anna','c',1,'email');
INSERT INTO "look_up" VALUES('anna','c',1,'name');
INSERT INTO "look_up" VALUES('anna.mueller@lumen.example','c',1,'email');
INSERT INTO "look_up" VALUES('desk','d',1,'name');
INSERT INTO "look_up" VALUES('gmbh','o',1,'name');
INSERT INTO "look_up" VALUES('lamps','d',1,'name');
INSERT INTO "look_up" VALUES('licht','o',1,'name');
INSERT INTO "look_up" VALUES('lumen','o',1,'name');
INSERT INTO "look_up" VALUES('lumen.example','c',1,'domain');
INSERT INTO "look_up" VALUES('mueller','c',1,'email');
INSERT INTO "look_up" VALUES('mueller','c',1,'name');
INSERT INTO "look_up" VALUES('muller','c',1,'name');
INSERT INTO "look_up" VALUES('pi','s',1,'name');
INSERT INTO "look_up" VALUES('pi2026001','s',1,'name');
INSERT INTO "look_up" VALUES('q2026','q',1,'name');
INSERT INTO "look_up" VALUES('q2026001','q',1,'name');
INSERT INTO "look_up" VALUES('wang','c',2,'sound');
INSERT INTO "look_up" VALUES('wangxiaoming','c',2,'sound');
INSERT INTO "look_up" VALUES('xiaoming','c',2,'sound');
INSERT INTO "look_up" VALUES('yu','c',2,'sound');
INSERT INTO "look_up" VALUES('yuxiaoming','c',2,'sound');
INSERT INTO "look_up" VALUES('小明','c',2,'name');
INSERT INTO "look_up" VALUES('明','c',2,'name');
INSERT INTO "look_up" VALUES('王小明','c',2,'name');
CREATE TABLE lot (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	order_id INTEGER NOT NULL, 
	quantity VARCHAR NOT NULL, 
	unit VARCHAR, 
	item VARCHAR, 
	ship_by DATE, 
	shipped_on DATE, 
	balance_due DATE, 
	note VARCHAR, 
	FOREIGN KEY(order_id) REFERENCES orders (id)
);
CREATE TABLE market (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	company_id INTEGER NOT NULL, 
	country VARCHAR NOT NULL, 
	from_date VARCHAR, 
	to_date VARCHAR, 
	channel VARCHAR, 
	text VARCHAR, 
	source VARCHAR, 
	told_by_id INTEGER, 
	FOREIGN KEY(company_id) REFERENCES company (id), 
	FOREIGN KEY(told_by_id) REFERENCES contact (id)
);
CREATE TABLE news (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	company_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	on_date VARCHAR, 
	yearly BOOLEAN NOT NULL, 
	month_day VARCHAR, 
	place VARCHAR, 
	action VARCHAR, 
	country VARCHAR, 
	source VARCHAR, 
	told_by_id INTEGER, 
	FOREIGN KEY(company_id) REFERENCES company (id), 
	FOREIGN KEY(told_by_id) REFERENCES contact (id)
);
CREATE TABLE offer (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR NOT NULL, 
	code VARCHAR, 
	category VARCHAR, 
	finish VARCHAR, 
	mains VARCHAR, 
	plug VARCHAR, 
	certificates VARCHAR, 
	minimum_order VARCHAR, 
	price_low VARCHAR, 
	price_high VARCHAR, 
	currency VARCHAR, 
	selling_points VARCHAR
, hs_code VARCHAR);
CREATE TABLE operation (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at VARCHAR NOT NULL, 
	command VARCHAR NOT NULL, 
	sentence VARCHAR NOT NULL, 
	source VARCHAR, 
	undone_at VARCHAR
);
INSERT INTO "operation" VALUES(1,'2026-11-23T08:30:00','add company','Added company Lumen Licht GmbH (o1).',NULL,NULL);
INSERT INTO "operation" VALUES(2,'2026-11-23T08:30:00','add contact','Added Anna Müller (c1) at Lumen Licht GmbH (o1). 🇩🇪 Germany.','user',NULL);
INSERT INTO "operation" VALUES(3,'2026-11-23T08:30:00','add contact','Added 王小明 (c2). 🇨🇳 China.','user',NULL);
INSERT INTO "operation" VALUES(4,'2026-11-23T08:30:00','set','Anna Müller (c1): title: unknown → Purchasing manager (phone call, 23 Nov); hobbies: unknown → golf (phone call, 23 Nov); spoken English: unknown → good (phone call, 23 Nov); authority: unknown → buys (job title, 23 Nov).','phone',NULL);
INSERT INTO "operation" VALUES(5,'2026-11-23T08:30:00','set','Lumen Licht GmbH (o1): main products: unknown → desk lamps (own entry, 23 Nov).','user',NULL);
INSERT INTO "operation" VALUES(6,'2026-11-23T08:30:00','log','Logged l1 for Anna Müller (c1): → e-mail: Asked for the 65W e-charger',NULL,NULL);
INSERT INTO "operation" VALUES(7,'2026-11-23T08:30:00','log','Logged l2 for Anna Müller (c1): ↔ call: 请报货代的价格',NULL,NULL);
INSERT INTO "operation" VALUES(8,'2026-11-23T08:30:00','follow','Follow-up f3 for Anna Müller (c1) on Thu 26 Nov: send samples.',NULL,NULL);
INSERT INTO "operation" VALUES(9,'2026-11-23T08:30:00','add deal','Added deal d1 for Anna Müller: Desk lamps 2027.',NULL,NULL);
INSERT INTO "operation" VALUES(10,'2026-11-23T08:30:00','quote','Quotation Q2026-001 (q1) for Desk lamps 2027 (d1), 1 line.',NULL,NULL);
INSERT INTO "operation" VALUES(11,'2026-11-23T08:30:00','order','Order PI-2026-001 (s1) for Desk lamps 2027 (d1), USD 2,100.00.',NULL,NULL);
INSERT INTO "operation" VALUES(12,'2026-11-23T08:30:00','proof','sample, version 1 (y1) for Desk lamps 2027 (d1): in preparation.',NULL,NULL);
INSERT INTO "operation" VALUES(13,'2026-11-23T08:30:00','add promise','Added promise m1 for Anna Müller: theirs drawings, due Tue 1 Dec.',NULL,NULL);
INSERT INTO "operation" VALUES(14,'2026-11-23T08:30:00','log','Logged l5 for Anna Müller (c1): ↔ note: to be taken back',NULL,'2026-11-23T08:30:00');
INSERT INTO "operation" VALUES(15,'2026-11-23T08:30:00','log','Logged l6 for Anna Müller (c1): → e-mail: asked for the drawing again',NULL,NULL);
CREATE TABLE order_line (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	order_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	item VARCHAR NOT NULL, 
	quantity VARCHAR, 
	unit VARCHAR, 
	price VARCHAR, 
	FOREIGN KEY(order_id) REFERENCES orders (id)
);
INSERT INTO "order_line" VALUES(1,1,1,'Desk lamp','500','pcs','4.20');
CREATE TABLE orders (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	deal_id INTEGER NOT NULL, 
	quote_id INTEGER, 
	number VARCHAR, 
	destination VARCHAR, 
	offer_id INTEGER, 
	plug VARCHAR, 
	mains VARCHAR, 
	certificates VARCHAR, 
	label_language VARCHAR, 
	packing VARCHAR, 
	sample_id INTEGER, 
	value VARCHAR, 
	currency VARCHAR, 
	incoterm VARCHAR, 
	place VARCHAR, 
	payment VARCHAR, 
	forwarder VARCHAR, 
	confirmed_on DATE NOT NULL, 
	in_production_on DATE, 
	ship_by DATE, 
	deposit_due DATE, 
	deposit_paid DATE, 
	balance_due DATE, 
	balance_paid DATE, 
	shipped_on DATE, 
	delivered_on DATE, 
	cancelled_on DATE, 
	cancelled_why VARCHAR, 
	quantity VARCHAR, 
	shipped_quantity VARCHAR, 
	received VARCHAR, 
	reckoned VARCHAR, 
	note VARCHAR, 
	po_number VARCHAR, 
	pi_sent_on DATE, 
	inspection_on DATE, 
	booking VARCHAR, 
	cut_off DATE, 
	etd DATE, 
	eta DATE, 
	vessel VARCHAR, 
	container VARCHAR, 
	carrier VARCHAR, 
	bl_number VARCHAR, 
	bl_kind VARCHAR, 
	documents_sent DATE, 
	documents_received DATE, 
	cartons INTEGER, 
	gross_weight VARCHAR, 
	cbm VARCHAR, 
	freight VARCHAR, 
	insured VARCHAR, 
	declared_on DATE, 
	rebate VARCHAR, 
	claim VARCHAR, 
	FOREIGN KEY(deal_id) REFERENCES deal (id), 
	FOREIGN KEY(quote_id) REFERENCES quote (id), 
	FOREIGN KEY(offer_id) REFERENCES offer (id), 
	FOREIGN KEY(sample_id) REFERENCES proof (id)
);
INSERT INTO "orders" VALUES(1,1,1,'PI-2026-001',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2100.00','USD',NULL,NULL,'30/70',NULL,'2026-11-23',NULL,NULL,'2026-11-30',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'500',NULL,NULL,'deposit_due=2026-11-30',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE point (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	contact_id INTEGER, 
	company_id INTEGER, 
	kind VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	normal VARCHAR NOT NULL, 
	label VARCHAR, 
	preferred BOOLEAN NOT NULL, 
	source VARCHAR, 
	told_by_id INTEGER, 
	FOREIGN KEY(contact_id) REFERENCES contact (id), 
	FOREIGN KEY(company_id) REFERENCES company (id), 
	FOREIGN KEY(told_by_id) REFERENCES contact (id)
);
INSERT INTO "point" VALUES(1,1,NULL,'email','anna.mueller@lumen.example','anna.mueller@lumen.example',NULL,0,NULL,NULL);
CREATE TABLE policy (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	topic VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	on_date DATE NOT NULL, 
	open_percent VARCHAR, 
	handed_percent VARCHAR, 
	open_days INTEGER, 
	open_sum VARCHAR, 
	currency VARCHAR, 
	means VARCHAR, 
	security VARCHAR, 
	allowed_by VARCHAR
);
CREATE TABLE promise (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	contact_id INTEGER, 
	company_id INTEGER, 
	deal_id INTEGER, 
	"by" VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	due_on DATE, 
	state VARCHAR NOT NULL, 
	made_on DATE NOT NULL, 
	closed_on DATE, 
	FOREIGN KEY(contact_id) REFERENCES contact (id), 
	FOREIGN KEY(company_id) REFERENCES company (id), 
	FOREIGN KEY(deal_id) REFERENCES deal (id)
);
INSERT INTO "promise" VALUES(1,1,1,NULL,'ours','theirs drawings','2026-12-01','open','2026-11-23',NULL);
CREATE TABLE proof (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	deal_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	state VARCHAR NOT NULL, 
	sent_on DATE, 
	courier VARCHAR, 
	feedback VARCHAR, 
	feedback_on DATE, 
	signed_on DATE, 
	lies_at VARCHAR, 
	contents VARCHAR, 
	waybill VARCHAR, 
	fee VARCHAR, 
	paid_by VARCHAR, 
	fee_paid_on DATE, 
	credited_in VARCHAR, 
	credited_on DATE, 
	text VARCHAR, courier_cost VARCHAR, credit_offered_on DATE, 
	FOREIGN KEY(deal_id) REFERENCES deal (id)
);
INSERT INTO "proof" VALUES(1,1,'sample',1,'preparing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE quote (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	deal_id INTEGER NOT NULL, 
	number VARCHAR NOT NULL, 
	revision INTEGER NOT NULL, 
	replaces_id INTEGER, 
	state VARCHAR NOT NULL, 
	currency VARCHAR, 
	incoterm VARCHAR, 
	place VARCHAR, 
	payment VARCHAR, 
	lead_time VARCHAR, 
	packing VARCHAR, 
	marks VARCHAR, 
	note VARCHAR, 
	created_on DATE NOT NULL, 
	sent_on DATE, 
	valid_until DATE, 
	answered_on DATE, freight VARCHAR, 
	FOREIGN KEY(deal_id) REFERENCES deal (id), 
	FOREIGN KEY(replaces_id) REFERENCES quote (id)
);
INSERT INTO "quote" VALUES(1,1,'Q2026-001',1,NULL,'accepted','USD',NULL,NULL,'30/70',NULL,NULL,NULL,NULL,'2026-11-23','2026-11-23',NULL,'2026-11-23',NULL);
CREATE TABLE quote_line (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	quote_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	item VARCHAR NOT NULL, 
	quantity VARCHAR, 
	unit VARCHAR, 
	price VARCHAR NOT NULL, 
	payment VARCHAR, 
	offer_id INTEGER, 
	FOREIGN KEY(quote_id) REFERENCES quote (id), 
	FOREIGN KEY(offer_id) REFERENCES offer (id)
);
INSERT INTO "quote_line" VALUES(1,1,1,'Desk lamp','500','pcs','4.20',NULL,NULL);
CREATE TABLE rate (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	currency VARCHAR NOT NULL, 
	base VARCHAR NOT NULL, 
	on_date DATE NOT NULL, 
	value VARCHAR NOT NULL
);
CREATE TABLE recap_point (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, log_entry_id INTEGER NOT NULL, position INTEGER NOT NULL, text VARCHAR NOT NULL, round_id INTEGER, promise_id INTEGER, confirmed_in_id INTEGER, FOREIGN KEY(log_entry_id) REFERENCES log_entry (id), FOREIGN KEY(round_id) REFERENCES round (id), FOREIGN KEY(promise_id) REFERENCES promise (id), FOREIGN KEY(confirmed_in_id) REFERENCES log_entry (id));
CREATE TABLE receipt (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	order_id INTEGER NOT NULL, 
	amount VARCHAR NOT NULL, 
	currency VARCHAR NOT NULL, 
	charges VARCHAR, 
	on_date DATE NOT NULL, 
	way VARCHAR, 
	account VARCHAR, 
	rate VARCHAR, 
	note VARCHAR, 
	FOREIGN KEY(order_id) REFERENCES orders (id)
);
CREATE TABLE round (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	deal_id INTEGER NOT NULL, 
	topic VARCHAR NOT NULL, 
	ours VARCHAR, 
	theirs VARCHAR, 
	outcome VARCHAR NOT NULL, 
	said_by_id INTEGER, 
	log_entry_id INTEGER, 
	on_date DATE NOT NULL, 
	text VARCHAR, 
	FOREIGN KEY(deal_id) REFERENCES deal (id), 
	FOREIGN KEY(said_by_id) REFERENCES contact (id), 
	FOREIGN KEY(log_entry_id) REFERENCES log_entry (id)
);
CREATE TABLE search_place (kind INTEGER NOT NULL, record_id INTEGER NOT NULL, doc INTEGER NOT NULL, contact_id INTEGER, company_id INTEGER, mark INTEGER NOT NULL, PRIMARY KEY (kind, record_id)) WITHOUT ROWID;
INSERT INTO "search_place" VALUES(3,1,6917529027641225221,1,1,1278779397);
INSERT INTO "search_place" VALUES(3,2,6917529027641357248,2,NULL,1266860992);
INSERT INTO "search_place" VALUES(4,1,5342817270433465092,1,1,600961796);
INSERT INTO "search_place" VALUES(5,1,4611686018427540966,1,NULL,1526834662);
INSERT INTO "search_place" VALUES(6,1,731201620750264162,1,1,4001531746);
INSERT INTO "search_place" VALUES(6,2,731201620750395234,2,NULL,4001531746);
INSERT INTO "search_place" VALUES(6,3,731236805122613704,1,1,3456770504);
INSERT INTO "search_place" VALUES(12,1,731131252006109646,1,1,356037070);
INSERT INTO "search_place" VALUES(12,2,731131252006242523,1,1,339986651);
INSERT INTO "search_place" VALUES(12,3,731131252006375081,1,1,4289244841);
INSERT INTO "search_place" VALUES(12,4,731131252006503263,1,1,815821663);
INSERT INTO "search_place" VALUES(12,6,731131252006765851,1,1,2457302299);
INSERT INTO "search_place" VALUES(13,1,731412726982824317,1,1,2228605);
INSERT INTO "search_place" VALUES(15,1,6917529027641277341,NULL,1,641952669);
INSERT INTO "search_place" VALUES(17,1,5342817270433520861,1,1,297491677);
INSERT INTO "search_place" VALUES(19,1,5342817270433527312,1,1,4254266896);
INSERT INTO "search_place" VALUES(27,3,731131252006434634,1,NULL,2819053386);
INSERT INTO "search_place" VALUES(27,4,731131252006564988,1,NULL,1321292924);
INSERT INTO "search_place" VALUES(27,7,731131252006957438,NULL,1,1893290366);
INSERT INTO "search_place" VALUES(27,8,731131252007089734,NULL,1,2586789446);
INSERT INTO "search_place" VALUES(27,9,731131252007222461,NULL,1,3800689853);
CREATE TABLE sending (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	attachment_id INTEGER NOT NULL, 
	contact_id INTEGER, 
	company_id INTEGER, 
	on_date DATE NOT NULL, 
	text VARCHAR, 
	FOREIGN KEY(attachment_id) REFERENCES attachment (id), 
	FOREIGN KEY(contact_id) REFERENCES contact (id), 
	FOREIGN KEY(company_id) REFERENCES company (id)
);
CREATE TABLE stage_change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	deal_id INTEGER NOT NULL, 
	from_stage VARCHAR, 
	to_stage VARCHAR NOT NULL, 
	on_date DATE NOT NULL, 
	cause VARCHAR, 
	reason VARCHAR, 
	FOREIGN KEY(deal_id) REFERENCES deal (id)
);
INSERT INTO "stage_change" VALUES(1,1,NULL,'inquiry','2026-11-23',NULL,NULL);
INSERT INTO "stage_change" VALUES(2,1,'inquiry','quoted','2026-11-23',NULL,NULL);
INSERT INTO "stage_change" VALUES(3,1,'quoted','ordered','2026-11-23',NULL,NULL);
CREATE TABLE visit (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	contact_id INTEGER NOT NULL, 
	direction VARCHAR NOT NULL, 
	on_date DATE NOT NULL, 
	at VARCHAR, 
	until DATE, 
	place VARCHAR, 
	purpose VARCHAR, 
	text VARCHAR, 
	source VARCHAR, 
	told_by_id INTEGER, 
	FOREIGN KEY(contact_id) REFERENCES contact (id), 
	FOREIGN KEY(told_by_id) REFERENCES contact (id)
);
CREATE TABLE writer (place VARCHAR NOT NULL, machine VARCHAR NOT NULL, number INTEGER NOT NULL, at VARCHAR NOT NULL, PRIMARY KEY (place)) WITHOUT ROWID;
INSERT INTO "writer" VALUES('0123456789abcdef','desk',2,'2026-11-23T08:30:00');
CREATE INDEX ix_company_country ON company (country);
CREATE INDEX ix_company_country_name ON company (country, name COLLATE "NOCASE");
CREATE INDEX ix_company_name ON company (name COLLATE "NOCASE");
CREATE INDEX ix_company_domain ON company (domain);
CREATE INDEX ix_company_archived_on ON company (archived_on) WHERE archived_on IS NOT NULL;
CREATE INDEX ix_operation_command ON operation (command);
CREATE INDEX ix_operation_undone_at ON operation (undone_at) WHERE undone_at IS NOT NULL;
CREATE INDEX ix_look_up_record_id ON look_up (record_id);
CREATE INDEX ix_look_up_name ON look_up (word) WHERE kind IN ('c', 'o', 'd') AND what IN ('name', 'alias');
CREATE INDEX ix_look_up_firm ON look_up (word) WHERE kind = 'o';
CREATE INDEX ix_rate_currency_day ON rate (currency, on_date);
CREATE INDEX ix_holiday_country_day ON holiday (country, on_date);
CREATE INDEX ix_policy_topic_day ON policy (topic, on_date);
CREATE INDEX ix_inheritance_record ON inheritance (kind, record_id);
CREATE INDEX ix_inheritance_origin ON inheritance (origin);
CREATE INDEX ix_contact_touch_by ON contact (touch_by);
CREATE INDEX ix_contact_name ON contact (name COLLATE "NOCASE");
CREATE INDEX ix_contact_waiting_since ON contact (waiting_since) WHERE waiting_since IS NOT NULL;
CREATE INDEX ix_contact_archived_on ON contact (archived_on) WHERE archived_on IS NOT NULL;
CREATE INDEX ix_contact_company_id ON contact (company_id);
CREATE INDEX ix_contact_birthday ON contact (birthday) WHERE birthday IS NOT NULL;
CREATE INDEX ix_contact_country ON contact (country);
CREATE INDEX ix_contact_country_name ON contact (country, name COLLATE "NOCASE");
CREATE INDEX ix_change_row ON change (table_name, row_id);
CREATE INDEX ix_change_operation_id ON change (operation_id);
CREATE INDEX ix_point_company_id ON point (company_id);
CREATE INDEX ix_point_normal ON point (normal);
CREATE INDEX ix_point_told_by_id ON point (told_by_id);
CREATE INDEX ix_point_contact_id ON point (contact_id);
CREATE INDEX ix_fact_key_value ON fact ("key", value);
CREATE INDEX ix_fact_subject ON fact (subject_kind, subject_id, "key", noted_on);
CREATE INDEX ix_fact_operation_id ON fact (operation_id);
CREATE INDEX ix_fact_told_by ON fact (told_by);
CREATE INDEX ix_deal_company_id ON deal (company_id);
CREATE INDEX ix_deal_contact_id ON deal (contact_id);
CREATE INDEX ix_deal_stage ON deal (stage);
CREATE INDEX ix_career_contact_id ON career (contact_id);
CREATE INDEX ix_career_told_by_id ON career (told_by_id);
CREATE INDEX ix_visit_told_by_id ON visit (told_by_id);
CREATE INDEX ix_visit_contact_id ON visit (contact_id);
CREATE INDEX ix_visit_on_date ON visit (on_date);
CREATE INDEX ix_department_company_id ON department (company_id);
CREATE INDEX ix_department_told_by_id ON department (told_by_id);
CREATE INDEX ix_department_head_id ON department (head_id);
CREATE INDEX ix_market_company_id ON market (company_id);
CREATE INDEX ix_market_told_by_id ON market (told_by_id);
CREATE INDEX ix_client_product_told_by_id ON client_product (told_by_id);
CREATE INDEX ix_client_product_company_id ON client_product (company_id);
CREATE INDEX ix_news_told_by_id ON news (told_by_id);
CREATE INDEX ix_news_company_id ON news (company_id);
CREATE INDEX ix_news_month_day ON news (month_day) WHERE month_day IS NOT NULL;
CREATE INDEX ix_news_on_date ON news (on_date);
CREATE INDEX ix_link_told_by_id ON link (told_by_id);
CREATE INDEX ix_link_company_id ON link (company_id);
CREATE INDEX ix_link_other_id ON link (other_id);
CREATE INDEX ix_stage_change_to_day ON stage_change (to_stage, on_date);
CREATE INDEX ix_stage_change_deal_id ON stage_change (deal_id);
CREATE INDEX ix_stage_change_on_date ON stage_change (on_date);
CREATE INDEX ix_log_entry_message_id ON log_entry (message_id);
CREATE INDEX ix_log_entry_deal_day ON log_entry (deal_id, on_date);
CREATE INDEX ix_log_entry_company_day ON log_entry (company_id, on_date);
CREATE INDEX ix_log_entry_day ON log_entry (on_date);
CREATE INDEX ix_log_entry_contact_day ON log_entry (contact_id, on_date);
CREATE INDEX ix_follow_up_state_due ON follow_up (state, due_on);
CREATE INDEX ix_follow_up_company_id ON follow_up (company_id);
CREATE INDEX ix_follow_up_contact_id ON follow_up (contact_id);
CREATE INDEX ix_follow_up_deal_id ON follow_up (deal_id);
CREATE INDEX ix_promise_contact_id ON promise (contact_id);
CREATE INDEX ix_promise_deal_id ON promise (deal_id);
CREATE INDEX ix_promise_company_id ON promise (company_id);
CREATE INDEX ix_promise_state_due ON promise (state, due_on);
CREATE INDEX ix_attachment_contact_id ON attachment (contact_id);
CREATE INDEX ix_attachment_digest ON attachment (digest);
CREATE INDEX ix_attachment_deal_id ON attachment (deal_id);
CREATE INDEX ix_attachment_company_id ON attachment (company_id);
CREATE INDEX ix_quote_number ON quote (number COLLATE "NOCASE");
CREATE INDEX ix_quote_state_valid ON quote (state, valid_until);
CREATE INDEX ix_quote_deal_id ON quote (deal_id);
CREATE INDEX ix_quote_replaces_id ON quote (replaces_id);
CREATE INDEX ix_quote_state_sent ON quote (state, sent_on);
CREATE INDEX ix_proof_state_sent ON proof (state, sent_on);
CREATE INDEX ix_proof_deal_id ON proof (deal_id);
CREATE INDEX ix_sending_company_id ON sending (company_id);
CREATE INDEX ix_sending_contact_id ON sending (contact_id);
CREATE INDEX ix_sending_attachment_id ON sending (attachment_id);
CREATE INDEX ix_round_deal_id ON round (deal_id);
CREATE INDEX ix_round_topic_outcome ON round (topic, outcome);
CREATE INDEX ix_round_said_by_id ON round (said_by_id);
CREATE INDEX ix_round_log_entry_id ON round (log_entry_id);
CREATE INDEX ix_quote_line_quote_id ON quote_line (quote_id);
CREATE INDEX ix_quote_line_offer_id ON quote_line (offer_id);
CREATE INDEX ix_orders_offer_id ON orders (offer_id);
CREATE INDEX ix_orders_to_balance ON orders (balance_paid, balance_due);
CREATE INDEX ix_orders_to_arrive ON orders (delivered_on, eta);
CREATE INDEX ix_orders_number ON orders (number COLLATE "NOCASE");
CREATE INDEX ix_orders_quote_id ON orders (quote_id);
CREATE INDEX ix_orders_deal_id ON orders (deal_id);
CREATE INDEX ix_orders_to_sail ON orders (shipped_on, etd);
CREATE INDEX ix_orders_to_send_papers ON orders (documents_sent, balance_paid, shipped_on);
CREATE INDEX ix_orders_sample_id ON orders (sample_id);
CREATE INDEX ix_orders_po_number ON orders (po_number COLLATE "NOCASE");
CREATE INDEX ix_orders_to_ship ON orders (shipped_on, ship_by);
CREATE INDEX ix_orders_to_deposit ON orders (deposit_paid, deposit_due);
CREATE INDEX ix_correction_proof_id ON correction (proof_id);
CREATE INDEX ix_order_line_order_id ON order_line (order_id);
CREATE INDEX ix_lot_to_ship ON lot (shipped_on, ship_by);
CREATE INDEX ix_lot_order_id ON lot (order_id);
CREATE INDEX ix_lot_balance_due ON lot (balance_due);
CREATE INDEX ix_receipt_order_id ON receipt (order_id);
CREATE INDEX ix_search_place_contact ON search_place (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX ix_search_place_company ON search_place (company_id) WHERE company_id IS NOT NULL;
CREATE INDEX ix_duty_country_code ON duty (country, code);
CREATE INDEX ix_complaint_contact_id ON complaint (contact_id);
CREATE INDEX ix_complaint_company_id ON complaint (company_id);
CREATE INDEX ix_complaint_deal_id ON complaint (deal_id);
CREATE INDEX ix_complaint_order_id ON complaint (order_id);
CREATE INDEX ix_complaint_open ON complaint (closed_on, on_date);
CREATE INDEX ix_aim_contact_id ON aim (contact_id);
CREATE INDEX ix_aim_company_id ON aim (company_id);
CREATE INDEX ix_aim_deal_id ON aim (deal_id);
CREATE INDEX ix_aim_visit_id ON aim (visit_id);
CREATE INDEX ix_aim_log_entry_id ON aim (log_entry_id);
CREATE INDEX ix_recap_point_log_entry_id ON recap_point (log_entry_id);
CREATE INDEX ix_recap_point_round_id ON recap_point (round_id);
CREATE INDEX ix_recap_point_promise_id ON recap_point (promise_id);
CREATE INDEX ix_recap_point_confirmed_in_id ON recap_point (confirmed_in_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('operation',15);
INSERT INTO "sqlite_sequence" VALUES('company',1);
INSERT INTO "sqlite_sequence" VALUES('change',40);
INSERT INTO "sqlite_sequence" VALUES('holiday',95);
INSERT INTO "sqlite_sequence" VALUES('contact',2);
INSERT INTO "sqlite_sequence" VALUES('point',1);
INSERT INTO "sqlite_sequence" VALUES('fact',9);
INSERT INTO "sqlite_sequence" VALUES('follow_up',3);
INSERT INTO "sqlite_sequence" VALUES('log_entry',6);
INSERT INTO "sqlite_sequence" VALUES('deal',1);
INSERT INTO "sqlite_sequence" VALUES('stage_change',3);
INSERT INTO "sqlite_sequence" VALUES('quote',1);
INSERT INTO "sqlite_sequence" VALUES('quote_line',1);
INSERT INTO "sqlite_sequence" VALUES('orders',1);
INSERT INTO "sqlite_sequence" VALUES('order_line',1);
INSERT INTO "sqlite_sequence" VALUES('proof',1);
INSERT INTO "sqlite_sequence" VALUES('promise',1);
INSERT INTO "sqlite_sequence" VALUES('duty',1);
INSERT INTO "sqlite_sequence" VALUES('complaint',1);
CREATE VIRTUAL TABLE search USING fts5(text, content='', columnsize=0, tokenize='ascii');
COMMIT;
